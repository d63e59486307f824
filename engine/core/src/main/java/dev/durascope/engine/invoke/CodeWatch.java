package dev.durascope.engine.invoke;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells when code was built again. It looks now and then instead of having the system tell it, since builds delete and
 * make directories, and since what counts is that they have come to rest: nothing has changed from one look to the next,
 * and the code can be opened.
 */
public final class CodeWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CodeWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(700);

    /** Looking takes at most one part in this many of the time. */
    private static final int SHARE = 30;

    private final Path cache;
    private final Consumer<Code> rebuilt;
    private final Duration between;
    private final ScheduledExecutorService timer;
    private final Function<Code, CodeFingerprint> states;
    private final Map<Code, Seen> watched = new HashMap<>();
    /** Of the last look, so that a look that goes on failing is not logged each time; the timer's alone. */
    private final Set<Code> failing = new HashSet<>();

    private Set<Code> wanted = Set.of();
    private boolean looking;
    private boolean closed;

    /**
     * @param told the state that was last told; absent while it could not be read since it is followed
     * @param moving the state at the last look, where that was another than the last one told; absent while at rest
     */
    private record Seen(
            @Nullable CodeFingerprint told, @Nullable CodeFingerprint moving) {}

    /**
     * @param cache a directory for what must be unpacked
     * @param rebuilt hears of code that is there in another state, on a thread of its own
     */
    public CodeWatch(Path cache, Consumer<Code> rebuilt) {
        this(cache, rebuilt, BETWEEN_LOOKS);
    }

    CodeWatch(Path cache, Consumer<Code> rebuilt, Duration between) {
        this(cache, rebuilt, between, CodeFingerprint::of);
    }

    /** The same with another way to look. */
    CodeWatch(Path cache, Consumer<Code> rebuilt, Duration between, Function<Code, CodeFingerprint> states) {
        this.cache = cache;
        this.rebuilt = rebuilt;
        this.between = between;
        this.states = states;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("code-watch").factory());
    }

    /**
     * Looks at this code from now on; what it is now counts as known. Where that cannot be read, since a build is at
     * it, what the build makes of it is told.
     */
    public void follow(Set<Code> codes) {
        synchronized (this) {
            if (!closed && !codes.equals(wanted)) {
                Set<Code> now = Set.copyOf(codes);
                wanted = now;
                timer.execute(() -> begin(now));
            }
        }
    }

    private void begin(Set<Code> codes) {
        Map<Code, Seen> now = new HashMap<>();
        for (Code code : codes) {
            if (!(code instanceof Code.InProcess)) {
                now.put(code, new Seen(state(code), null));
            }
        }
        failing.retainAll(now.keySet());
        synchronized (this) {
            watched.keySet().retainAll(now.keySet());
            now.forEach((code, seen) -> watched.putIfAbsent(code, seen));
            if (!looking && !watched.isEmpty() && !closed) {
                looking = true;
                timer.schedule(this::lookAround, between.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void lookAround() {
        long began = System.nanoTime();
        try {
            Map<Code, Seen> known;
            synchronized (this) {
                known = Map.copyOf(watched);
            }
            known.forEach(this::tryToLook);
        } finally {
            long took = System.nanoTime() - began;
            synchronized (this) {
                looking = !watched.isEmpty() && !closed;
                if (looking) {
                    timer.schedule(this::lookAround, Math.max(between.toNanos(), took * SHARE), TimeUnit.NANOSECONDS);
                }
            }
        }
    }

    /** What goes wrong with one is no reason to look at nothing any more. */
    private void tryToLook(Code code, Seen seen) {
        try {
            look(code, seen);
            failing.remove(code);
        } catch (RuntimeException e) {
            LOG.atLevel(failing.add(code) ? Level.WARN : Level.DEBUG)
                    .setCause(e)
                    .log("Whether {} was built again cannot be told; it is tried again", code);
        }
    }

    private void look(Code code, Seen seen) {
        CodeFingerprint now = state(code);
        if (now == null) {
            return;
        }
        boolean atRest = now.equals(seen.moving());
        if (now.equals(seen.told())) {
            put(code, new Seen(now, null));
        } else if (atRest && isWhole(code)) {
            put(code, new Seen(now, null));
            rebuilt.accept(code);
        } else {
            put(code, new Seen(seen.told(), now));
        }
    }

    private synchronized void put(Code code, Seen seen) {
        watched.replace(code, seen);
    }

    /** Whether it is there and holds what it should: a build that has deleted the classes has not written them yet. */
    private boolean isWhole(Code code) {
        try {
            CodeBundle bundle = CodeBundle.open(code, cache);
            return code instanceof Code.NodeModule
                    || HandlerDiscovery.of(bundle).highestMajorVersion() > 0;
        } catch (CodeException e) {
            return false;
        }
    }

    private @Nullable CodeFingerprint state(Code code) {
        try {
            return states.apply(code);
        } catch (RuntimeException e) {
            LOG.debug("{} cannot be looked at now", code, e);
            return null; // it is being deleted under our eyes: the next look tells
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        timer.shutdownNow();
    }
}
