package dev.durascope.engine.cloud;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a followed execution is left alone between two calls: one second while it does something, more and more up to
 * ten when it does nothing. While nothing but time can go on, because it is suspended and everything open in it is a wait or
 * a retry, it is a tenth of the time until the first of them, up to a minute. Never longer than until what is known to
 * fall due, and never less than a second.
 */
final class Cadence {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration IDLE = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(1);

    private Duration idle = SHORTEST;

    /**
     * The pause after a call.
     *
     * @param news whether the call told something new
     * @param due when the next known deadline is; absent for none
     * @param onlyTime whether nothing but that can happen
     */
    Duration next(Instant now, boolean news, @Nullable Instant due, boolean onlyTime) {
        idle = news ? SHORTEST : min(idle.plus(idle.dividedBy(2)), IDLE);
        if (due == null || !due.isAfter(now)) {
            return idle;
        }
        Duration left = Duration.between(now, due);
        Duration pause = onlyTime ? min(left.dividedBy(10), LONGEST) : min(idle, left);
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
