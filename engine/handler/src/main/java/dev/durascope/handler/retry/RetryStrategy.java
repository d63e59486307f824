package dev.durascope.handler.retry;

/** Decides after each failed attempt whether there is another one, and when. */
@FunctionalInterface
public interface RetryStrategy {
    /**
     * @param error what the attempt threw; a {@link dev.durascope.handler.error.StepInterruptedException} when an
     *     at-most-once step lost its invocation
     * @param attempt the number of attempts made so far, from 1
     */
    RetryDecision decide(Throwable error, int attempt);

    /** This strategy for errors of one class; any other error fails at once. */
    default RetryStrategy onlyFor(Class<? extends Throwable> errorClass) {
        return (error, attempt) -> errorClass.isInstance(error) ? decide(error, attempt) : RetryDecision.fail();
    }
}
