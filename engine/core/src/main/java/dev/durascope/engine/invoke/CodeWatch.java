package dev.durascope.engine.invoke;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells when code was built again. It looks now and then instead of having the system tell it, since builds delete and
 * make directories, and since what counts is that they have come to rest: nothing has changed from one look to the next,
 * and the code can be opened.
 */
public final class CodeWatch implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(700);

    /** Looking takes at most one part in this many of the time. */
    private static final int SHARE = 30;

    private final Path cache;
    private final Consumer<Code> rebuilt;
    private final Duration between;
    private final ScheduledExecutorService timer;
    private final Map<Code, Seen> watched = new HashMap<>();
    private Set<Code> wanted = Set.of();
    private boolean looking;
    private boolean closed;

    /** @param moving the state at the last look, where that was another than the last one told; absent while at rest */
    private record Seen(CodeFingerprint told, @Nullable CodeFingerprint moving) {}

    /**
     * @param cache a directory for what must be unpacked
     * @param rebuilt hears of code that is there in another state, on a thread of its own
     */
    public CodeWatch(Path cache, Consumer<Code> rebuilt) {
        this(cache, rebuilt, BETWEEN_LOOKS);
    }

    CodeWatch(Path cache, Consumer<Code> rebuilt, Duration between) {
        this.cache = cache;
        this.rebuilt = rebuilt;
        this.between = between;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("code-watch").factory());
    }

    /** Looks at this code from now on; what it is now counts as known. */
    public void follow(Set<Code> codes) {
        synchronized (this) {
            if (!closed && !codes.equals(wanted)) {
                wanted = Set.copyOf(codes);
                timer.execute(() -> begin(codes));
            }
        }
    }

    private void begin(Set<Code> codes) {
        Map<Code, CodeFingerprint> now = new HashMap<>();
        for (Code code : codes) {
            if (!(code instanceof Code.InProcess)) {
                CodeFingerprint state = state(code);
                if (state != null) {
                    now.put(code, state);
                }
            }
        }
        synchronized (this) {
            watched.keySet().retainAll(now.keySet());
            now.forEach((code, state) -> watched.putIfAbsent(code, new Seen(state, null)));
            if (!looking && !watched.isEmpty() && !closed) {
                looking = true;
                timer.schedule(this::lookAround, between.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void lookAround() {
        long began = System.nanoTime();
        Map<Code, Seen> known;
        synchronized (this) {
            known = Map.copyOf(watched);
        }
        known.forEach(this::look);
        long took = System.nanoTime() - began;
        synchronized (this) {
            looking = !watched.isEmpty() && !closed;
            if (looking) {
                timer.schedule(this::lookAround, Math.max(between.toNanos(), took * SHARE), TimeUnit.NANOSECONDS);
            }
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

    private static @Nullable CodeFingerprint state(Code code) {
        try {
            return CodeFingerprint.of(code);
        } catch (UncheckedIOException e) {
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
