package dev.durascope.engine.execution;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that act on lanes. Timers have one of their own, which only hands over, so that a slow handler or a slow
 * disk delays none. What comes once they are closing is not done: it is found again when the store is opened.
 */
final class LaneThreads {
    private static final Logger LOG = LoggerFactory.getLogger(LaneThreads.class);

    private final ExecutorService pool = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("execution-", 0).factory());
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("timers").factory());
    private volatile boolean closing;

    LaneThreads() {
        timers.setRemoveOnCancelPolicy(true);
    }

    void execute(Runnable action) {
        if (closing) {
            return;
        }
        pool.execute(() -> {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                LOG.error("An execution cannot go on.", e);
                throw e;
            }
        });
    }

    Future<?> schedule(Runnable action, Duration delay) {
        if (closing) {
            return CompletableFuture.completedFuture(null);
        }
        return timers.schedule(() -> execute(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isClosing() {
        return closing;
    }

    /** Takes nothing more and fires no timer; what runs goes on. */
    void beginClosing() {
        closing = true;
        timers.shutdownNow();
    }

    /** Waits a little for what runs. */
    void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(5, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
