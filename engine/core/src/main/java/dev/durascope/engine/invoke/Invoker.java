package dev.durascope.engine.invoke;

import java.util.concurrent.CompletableFuture;

/** Carries out invocations. Safe for use by many threads. */
public interface Invoker extends AutoCloseable {

    /**
     * Begins an invocation and returns at once. The future never completes exceptionally: what goes wrong is an
     * {@link InvocationOutcome.Failed}. Cancelling the future abandons the invocation and frees what runs it.
     */
    CompletableFuture<InvocationOutcome> invoke(Invocation invocation);

    /** Ends all that runs; invocations under way fail as {@code NOT_STARTED} or {@code EXITED}. */
    @Override
    void close();
}
