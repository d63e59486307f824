package dev.durascope.handler;

import java.util.Arrays;
import java.util.List;

/**
 * The result of an operation that was begun without waiting. Only the handler's own code and child contexts may ask
 * for it; a step may not.
 *
 * @param <T> the result
 */
public interface DurableFuture<T> {
    /**
     * Waits for the operation. While it waits, the invocation may end and the handler go on in a later one.
     *
     * @throws dev.durascope.handler.error.OperationFailedException when the operation failed
     */
    T get();

    /** Whether {@link #get} would answer at once. */
    boolean isDone();

    /** Waits until one of the futures is done, without asking whether it failed. */
    void awaitAny(List<? extends DurableFuture<?>> others);

    /**
     * Waits for all futures in their order.
     *
     * @return their results in the same order
     * @throws dev.durascope.handler.error.OperationFailedException the first failure in that order
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> List<T> allOf(DurableFuture<? extends T>... futures) {
        return Arrays.stream(futures).<T>map(DurableFuture::get).toList();
    }

    /**
     * Waits until one of the futures is done.
     *
     * @return the first in the given order that is done: ask it for its result or failure
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> DurableFuture<? extends T> anyOf(DurableFuture<? extends T>... futures) {
        if (futures.length == 0) {
            throw new IllegalArgumentException("anyOf needs at least one future");
        }
        var all = List.of(futures);
        all.get(0).awaitAny(all);
        return all.stream().filter(DurableFuture::isDone).findFirst().orElseThrow();
    }
}
