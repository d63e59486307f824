package dev.durascope.junit;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as people are told them, {@code 30 s}, {@code 0.25 s}, and refused them. */
final class Seconds {
    private Seconds() {}

    static String of(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /**
     * A duration that is longer than nothing.
     *
     * @param what what it is, for the message: {@code The timeout}
     * @throws IllegalArgumentException when it is not
     */
    static Duration requirePositive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " must be longer than " + of(duration) + ".");
        }
        return duration;
    }
}
