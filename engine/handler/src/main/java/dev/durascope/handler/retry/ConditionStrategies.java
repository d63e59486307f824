package dev.durascope.handler.retry;

import java.time.Duration;

/** Ready-made wait strategies for wait-for-condition. Checks count from 1 and include the first. */
public final class ConditionStrategies {

    private ConditionStrategies() {}

    /** What wait-for-condition uses unless told otherwise: 60 checks, 5 s growing by half up to 5 min, full jitter. */
    public static <T> ConditionStrategy<T> defaults() {
        return exponential(60, Duration.ofSeconds(5), Duration.ofMinutes(5), 1.5, Jitter.FULL);
    }

    /**
     * Delays that grow by a factor.
     *
     * @param maxChecks all checks, the first included, at least 1
     * @param initialDelay the delay after the first check, at least 1 s
     * @param maxDelay the largest delay, at least 1 s
     * @param backoffRate the factor, at least 1
     * @param jitter how delays are spread
     */
    public static <T> ConditionStrategy<T> exponential(
            int maxChecks, Duration initialDelay, Duration maxDelay, double backoffRate, Jitter jitter) {
        Backoff.atLeastOne("maxChecks", maxChecks);
        var backoff = new Backoff(initialDelay, maxDelay, backoffRate, jitter);
        return (state, attempt) ->
                attempt >= maxChecks ? RetryDecision.fail() : RetryDecision.retryAfter(backoff.after(attempt));
    }

    /**
     * The same delay each time.
     *
     * @param maxChecks all checks, the first included, at least 1
     * @param delay at least 1 s
     */
    public static <T> ConditionStrategy<T> fixed(int maxChecks, Duration delay) {
        return exponential(maxChecks, delay, delay, 1, Jitter.NONE);
    }
}
