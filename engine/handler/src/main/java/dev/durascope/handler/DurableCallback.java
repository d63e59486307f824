package dev.durascope.handler;

/**
 * A callback that the outside world completes: hand its id to whoever will answer, then ask for the result.
 *
 * @param <T> the result
 */
public interface DurableCallback<T> extends DurableFuture<T> {
    /** The id with which the callback is completed, failed or kept alive. */
    String callbackId();
}
