package dev.durascope.engine.debug;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A stop, and how it ends. */
final class Held {
    private static final long SIGN_OF_LIFE_SECONDS = 5;

    private final Stop stop;
    private final Map<String, @Nullable String> contexts;
    private final CompletableFuture<Release> release = new CompletableFuture<>();

    /** @param contexts the contexts of the operations it is about, by their ids, {@code null} being the top level */
    Held(Stop stop, Map<String, @Nullable String> contexts) {
        this.stop = stop;
        this.contexts = new HashMap<>(contexts);
    }

    Stop stop() {
        return stop;
    }

    /** The contexts of the operations it is about, also of those that are not recorded yet; {@code null} is the top level. */
    Map<String, @Nullable String> contexts() {
        return contexts;
    }

    /** What is decided; completes once. */
    CompletableFuture<Release> release() {
        return release;
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
