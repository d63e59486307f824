package dev.durascope.handler.retry;

import java.time.Duration;

/** Ready-made retry strategies. Attempts count from 1 and include the first. */
public final class RetryStrategies {
    private static final RetryStrategy DEFAULT =
            exponential(6, Duration.ofSeconds(5), Duration.ofSeconds(60), 2, Jitter.FULL);
    private static final RetryStrategy NONE = (error, attempt) -> RetryDecision.fail();

    private RetryStrategies() {}

    /** What steps use unless told otherwise: 6 attempts, 5 s doubling up to 60 s, full jitter. */
    public static RetryStrategy defaults() {
        return DEFAULT;
    }

    /** One attempt only. */
    public static RetryStrategy none() {
        return NONE;
    }

    /**
     * Delays that grow by a factor.
     *
     * @param maxAttempts all attempts, the first included, at least 1
     * @param initialDelay the delay after the first attempt, at least 1 s
     * @param maxDelay the largest delay, at least 1 s
     * @param backoffRate the factor, at least 1
     * @param jitter how delays are spread
     */
    public static RetryStrategy exponential(
            int maxAttempts, Duration initialDelay, Duration maxDelay, double backoffRate, Jitter jitter) {
        Backoff.atLeastOne("maxAttempts", maxAttempts);
        var backoff = new Backoff(initialDelay, maxDelay, backoffRate, jitter);
        return (error, attempt) ->
                attempt >= maxAttempts ? RetryDecision.fail() : RetryDecision.retryAfter(backoff.after(attempt));
    }

    /**
     * The same delay each time.
     *
     * @param maxAttempts all attempts, the first included, at least 1
     * @param delay at least 1 s
     */
    public static RetryStrategy fixed(int maxAttempts, Duration delay) {
        return exponential(maxAttempts, delay, delay, 1, Jitter.NONE);
    }

    /**
     * Delays that grow by the same amount each time.
     *
     * @param maxAttempts all attempts, the first included, at least 1
     * @param initialDelay the delay after the first attempt, at least 1 s
     * @param increment what each further delay adds, at least 1 s
     * @param maxDelay the largest delay, at least 1 s
     */
    public static RetryStrategy linear(int maxAttempts, Duration initialDelay, Duration increment, Duration maxDelay) {
        Backoff.atLeastOne("maxAttempts", maxAttempts);
        Backoff.atLeastOneSecond("initialDelay", initialDelay);
        Backoff.atLeastOneSecond("increment", increment);
        Backoff.atLeastOneSecond("maxDelay", maxDelay);
        return (error, attempt) -> {
            if (attempt >= maxAttempts) {
                return RetryDecision.fail();
            }
            var grown = initialDelay.plus(increment.multipliedBy(attempt - 1L));
            return RetryDecision.retryAfter(grown.compareTo(maxDelay) < 0 ? grown : maxDelay);
        };
    }
}
