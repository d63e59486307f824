package dev.durascope.engine.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How the caller of a synchronous invocation waits: on the wall clock, but where a test has one of its own. */
@FunctionalInterface
interface CallerWait {
    CallerWait WALL = new CallerWait() {
        @Override
        public <T> T await(CompletableFuture<T> future, Duration longest)
                throws InterruptedException, ExecutionException, TimeoutException {
            return future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        }
    };

    /** @throws TimeoutException when the time is over and the future not done */
    <T> T await(CompletableFuture<T> future, Duration longest)
            throws InterruptedException, ExecutionException, TimeoutException;
}
