package dev.durascope.engine.debug;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stop, and how it ends. */
final class Held {
    private static final long SIGN_OF_LIFE_SECONDS = 5;

    private final Stop stop;
    private final CompletableFuture<Release> release = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopsAgain;

    Held(Stop stop) {
        this.stop = stop;
    }

    Stop stop() {
        return stop;
    }

    /** What is decided; completes once. */
    CompletableFuture<Release> release() {
        return release;
    }

    /**
     * Decides how it goes on, and that what it was stopped for stops it again where it comes to it again: when its checkpoint
     * is repeated, or reached by the thread that was held at its call.
     *
     * @return whether nothing was decided yet
     */
    boolean releaseToStopAgain(Release decided) {
        stopsAgain = true;
        return release.complete(decided);
    }

    /** Whether it is to be stopped again for the same reasons. */
    boolean stopsAgain() {
        return stopsAgain;
    }

    /** Completes when it has gone on, which is recorded by then or will be at once. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Blocks until it is decided. */
    Release await(Runnable whileHeld) {
        return await(release, whileHeld);
    }

    /**
     * Waits for a result and shows a sign of life every few seconds.
     *
     * @throws RuntimeException as the future was completed with it
     */
    static <T> T await(CompletableFuture<T> future, Runnable whileHeld) {
        while (true) {
            try {
                return future.get(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                whileHeld.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while held", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
            }
        }
    }
}
