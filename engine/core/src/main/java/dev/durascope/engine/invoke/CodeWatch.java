package dev.durascope.engine.invoke;

import java.nio.file.Files;
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
 * Tells when code was built again, and when a file that names functions was written again. It looks now and then instead of having the system tell it, since builds delete and
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
    private final Consumer<Path> written;
    private final Duration between;
    private final ScheduledExecutorService timer;
    private final Function<Code, CodeFingerprint> states;
    private final Map<Watched, Seen> watched = new HashMap<>();
    /** Of the last look, so that a look that goes on failing is not logged each time; the timer's alone. */
    private final Set<Watched> failing = new HashSet<>();

    private Set<Watched> wanted = Set.of();
    private boolean looking;
    private boolean closed;

    private sealed interface Watched {
        record OfCode(Code code) implements Watched {}

        record OfFile(Path file) implements Watched {}
    }

    /**
     * @param told the state that was last told; absent while it could not be read since it is followed
     * @param moving the state at the last look, where that was another than the last one told; absent while at rest
     */
    private record Seen(
            @Nullable CodeFingerprint told, @Nullable CodeFingerprint moving) {}

    /**
     * @param cache a directory for what must be unpacked
     * @param rebuilt hears of code that is there in another state, on a thread of its own
     * @param written hears of a file that is there in another state, on the same thread
     */
    public CodeWatch(Path cache, Consumer<Code> rebuilt, Consumer<Path> written) {
        this(cache, rebuilt, written, BETWEEN_LOOKS, CodeFingerprint::of);
    }

    /** The same with another way to look. */
    CodeWatch(
            Path cache,
            Consumer<Code> rebuilt,
            Consumer<Path> written,
            Duration between,
            Function<Code, CodeFingerprint> states) {
        this.cache = cache;
        this.rebuilt = rebuilt;
        this.written = written;
        this.between = between;
        this.states = states;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("code-watch").factory());
    }

    /**
     * Looks at this code and at these files from now on; what they are now counts as known, also that a file is not there.
     * Where code cannot be read, since a build is at it, what the build makes of it is told.
     */
    public void follow(Set<Code> codes, Set<Path> files) {
        Set<Watched> all = new HashSet<>();
        codes.stream()
                .filter(code -> !(code instanceof Code.InProcess))
                .map(Watched.OfCode::new)
                .forEach(all::add);
        files.stream().map(Watched.OfFile::new).forEach(all::add);
        synchronized (this) {
            if (!closed && !all.equals(wanted)) {
                wanted = all;
                timer.execute(() -> begin(all));
            }
        }
    }

    private void begin(Set<Watched> all) {
        Map<Watched, Seen> now = new HashMap<>();
        all.forEach(each -> now.put(each, new Seen(state(each), null)));
        failing.retainAll(now.keySet());
        synchronized (this) {
            watched.keySet().retainAll(now.keySet());
            now.forEach((each, seen) -> watched.putIfAbsent(each, seen));
            if (!looking && !watched.isEmpty() && !closed) {
                looking = true;
                timer.schedule(this::lookAround, between.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void lookAround() {
        long began = System.nanoTime();
        try {
            Map<Watched, Seen> known;
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
    private void tryToLook(Watched each, Seen seen) {
        try {
            look(each, seen);
            failing.remove(each);
        } catch (RuntimeException e) {
            LOG.atLevel(failing.add(each) ? Level.WARN : Level.DEBUG)
                    .setCause(e)
                    .log("Whether {} was made again cannot be told; it is tried again", each);
        }
    }

    private void look(Watched each, Seen seen) {
        CodeFingerprint now = state(each);
        if (now == null) {
            return;
        }
        boolean atRest = now.equals(seen.moving());
        if (now.equals(seen.told())) {
            put(each, new Seen(now, null));
        } else if (atRest && isWhole(each)) {
            put(each, new Seen(now, null));
            switch (each) {
                case Watched.OfCode built -> rebuilt.accept(built.code());
                case Watched.OfFile file -> written.accept(file.file());
            }
        } else {
            put(each, new Seen(seen.told(), now));
        }
    }

    private synchronized void put(Watched each, Seen seen) {
        watched.replace(each, seen);
    }

    private boolean isWhole(Watched each) {
        return switch (each) {
            case Watched.OfCode built -> isWhole(built.code());
            case Watched.OfFile file -> Files.isRegularFile(file.file());
        };
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

    private @Nullable CodeFingerprint state(Watched each) {
        try {
            return switch (each) {
                case Watched.OfCode built -> states.apply(built.code());
                case Watched.OfFile file -> CodeFingerprint.of(file.file());
            };
        } catch (RuntimeException e) {
            LOG.debug("{} cannot be looked at now", each, e);
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
