package dev.durascope.handler;

/**
 * The code of a step: it runs once per attempt, and its result is kept.
 *
 * @param <T> the result
 */
@FunctionalInterface
public interface StepFunction<T> {
    /**
     * @throws Exception any failure; the step's retry strategy decides what follows
     */
    T run(StepContext step) throws Exception;
}
