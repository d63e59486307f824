package dev.durascope.handler.retry;

/**
 * Decides how long a wait-for-condition waits before it checks again.
 *
 * @param <T> the state that the checks hand on
 */
@FunctionalInterface
public interface ConditionStrategy<T> {
    /**
     * @param state what the check returned
     * @param attempt the number of checks made so far, from 1
     * @return when to check again; {@link RetryDecision#fail()} gives up and fails the operation
     */
    RetryDecision decide(T state, int attempt);
}
