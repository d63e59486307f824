package dev.durascope.handler.internal;

import dev.durascope.handler.DurableFuture;
import java.util.List;

/**
 * A future whose waiting is the execution's.
 *
 * @param <T> the result
 */
abstract class AbstractFuture<T> implements DurableFuture<T> {
    protected final Execution execution;

    AbstractFuture(Execution execution) {
        this.execution = execution;
    }

    /** Asked with the execution's lock held. */
    abstract boolean isDoneLocked();

    /** The operation waited for; null when it is a lane. */
    abstract Pending pending();

    /** The result, or the failure thrown; asked once the future is done. */
    abstract T outcome();

    @Override
    public final T get() {
        Frame.requireLane(execution, "The result of a durable operation was asked for");
        execution.waitUntil(this::isDoneLocked, pending());
        return outcome();
    }

    @Override
    public final boolean isDone() {
        execution.lock().lock();
        try {
            return isDoneLocked();
        } finally {
            execution.lock().unlock();
        }
    }

    @Override
    public final void awaitAny(List<? extends DurableFuture<?>> others) {
        Frame.requireLane(execution, "The result of a durable operation was asked for");
        var futures = others.stream().map(other -> (AbstractFuture<?>) other).toList();
        var pending = futures.stream()
                .map(AbstractFuture::pending)
                .filter(p -> p != null)
                .reduce(Pending::sooner)
                .orElse(null);
        execution.waitUntil(() -> futures.stream().anyMatch(AbstractFuture::isDoneLocked), pending);
    }
}
