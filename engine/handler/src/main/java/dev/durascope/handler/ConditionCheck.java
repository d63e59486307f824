package dev.durascope.handler;

/**
 * The check of a wait-for-condition; runs like a step, once per attempt.
 *
 * @param <T> the state that checks hand on
 */
@FunctionalInterface
public interface ConditionCheck<T> {
    /**
     * @param state what the check before this one found, at first the configured initial state
     * @throws Exception any failure; it fails the operation without a retry
     */
    ConditionResult<T> check(T state, StepContext step) throws Exception;
}
