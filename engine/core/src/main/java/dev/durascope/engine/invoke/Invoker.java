package dev.durascope.engine.invoke;

import java.util.concurrent.CompletableFuture;

/** Carries out invocations. Safe for use by many threads. */
public interface Invoker extends AutoCloseable {

    /**
     * Begins an invocation and returns at once. The future never completes exceptionally: what goes wrong is an
     * {@link InvocationOutcome.Failed}. Cancelling the future abandons the invocation and frees what runs it.
     */
    CompletableFuture<InvocationOutcome> invoke(Invocation invocation);

    /**
     * Stops the count of the time that an invocation may take, until {@link #releaseDeadline}: a debugger holds it. Does
     * nothing when no such invocation runs, or when its time is not counted.
     */
    default void holdDeadline(String requestId) {}

    /** Lets the time that an invocation may take count on, from where it was held. */
    default void releaseDeadline(String requestId) {}

    /** Ends all that runs; invocations under way fail as {@code NOT_STARTED} or {@code EXITED}. */
    @Override
    void close();
}
