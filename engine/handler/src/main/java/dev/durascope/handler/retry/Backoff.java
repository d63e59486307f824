package dev.durascope.handler.retry;

import java.time.Duration;

/** A delay that grows by a factor with every attempt up to a bound, in whole seconds, at least one. */
record Backoff(Duration initialDelay, Duration maxDelay, double rate, Jitter jitter) {

    Backoff {
        atLeastOneSecond("initialDelay", initialDelay);
        atLeastOneSecond("maxDelay", maxDelay);
        if (!(rate >= 1)) {
            throw new IllegalArgumentException("backoffRate must be at least 1, got " + rate);
        }
        if (jitter == null) {
            throw new IllegalArgumentException("jitter must not be null: use Jitter.NONE for none");
        }
    }

    Duration after(int attempt) {
        double grown = initialDelay.toSeconds() * Math.pow(rate, attempt - 1.0);
        double bounded = Math.min(grown, maxDelay.toSeconds());
        return Duration.ofSeconds(Math.max(1, Math.round(jitter.apply(bounded))));
    }

    static void atLeastOneSecond(String field, Duration value) {
        if (value == null || value.toSeconds() < 1) {
            throw new IllegalArgumentException(field + " must be at least 1 second, got " + value);
        }
    }

    static void atLeastOne(String field, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(field + " must be at least 1, got " + value);
        }
    }
}
