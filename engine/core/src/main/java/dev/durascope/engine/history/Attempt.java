package dev.durascope.engine.history;

import dev.durascope.engine.model.ErrorObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an operation; operations that do not retry have exactly one.
 *
 * @param number 1 for the first
 * @param start when it began, on the execution's clock
 * @param end when it ended; absent while it runs
 * @param jumpedAtStart how far virtual time had jumped in all when it began
 * @param jumpedAtEnd how far it had jumped when the attempt ended; absent while it runs
 * @param invocation the invocation in which it began, 1-based; 0 when unknown
 * @param error why it failed; absent when it did not
 * @param nextDelaySeconds seconds to the next attempt; absent when there will be none
 */
public record Attempt(
        int number,
        Instant start,
        @Nullable Instant end,
        Duration jumpedAtStart,
        @Nullable Duration jumpedAtEnd,
        int invocation,
        @Nullable ErrorObject error,
        @Nullable Integer nextDelaySeconds) {

    Attempt closed(Moment now, @Nullable ErrorObject why, @Nullable Integer delaySeconds) {
        return new Attempt(number, start, now.at(), jumpedAtStart, now.jumpedTotal(), invocation, why, delaySeconds);
    }

    /** How long the attempt took without the jumps of virtual time, or {@code null} while it runs. */
    public @Nullable Duration duration() {
        return end == null || jumpedAtEnd == null
                ? null
                : Duration.between(start, end).minus(jumpedAtEnd.minus(jumpedAtStart));
    }
}
