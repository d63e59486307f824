package dev.durascope.handler.retry;

import java.time.Duration;

/**
 * What happens after a failed attempt.
 *
 * @param retries whether there is another attempt
 * @param delay how long until then, rounded up to whole seconds, at least one; zero when there is none
 */
public record RetryDecision(boolean retries, Duration delay) {

    /** Checks that a retry has a delay that is not negative. */
    public RetryDecision {
        if (delay == null || delay.isNegative()) {
            throw new IllegalArgumentException("delay must be zero or more, got " + delay);
        }
    }

    /** Another attempt after this delay. */
    public static RetryDecision retryAfter(Duration delay) {
        return new RetryDecision(true, delay);
    }

    /** No further attempt: the failure stands. */
    public static RetryDecision fail() {
        return new RetryDecision(false, Duration.ZERO);
    }

    /** The delay as the protocol sends it: whole seconds, at least one. */
    public int delaySeconds() {
        long up = delay.getNano() > 0 ? delay.getSeconds() + 1 : delay.getSeconds();
        return Math.toIntExact(Math.max(1, up));
    }
}
