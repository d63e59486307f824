package dev.durascope.engine.history;

import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.model.ErrorObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of the handler at one moment.
 *
 * @param number 1 for the execution's first
 * @param end when it ended; absent while it runs
 * @param status {@code SUCCEEDED}, {@code FAILED}, {@code PENDING}, {@code ERROR} or {@code DISCARDED}; absent while it
 *     runs
 * @param error why the invocation failed; absent when it did not
 * @param placement where it runs, in words; absent when unknown
 * @param startPosition the journal position at which it began
 * @param checkpoints how many checkpoints it made
 * @param bytes the size of what they wrote
 */
public record InvocationState(
        int number,
        String requestId,
        InvocationCause cause,
        List<String> updatedOperationIds,
        int knownOperations,
        Instant start,
        @Nullable Instant end,
        @Nullable String status,
        @Nullable ErrorObject error,
        @Nullable String placement,
        long startPosition,
        int checkpoints,
        long bytes) {

    InvocationState placed(String where) {
        return with(end, status, error, where, checkpoints, bytes);
    }

    InvocationState ended(@Nullable Instant when, @Nullable String newStatus, @Nullable ErrorObject why) {
        return with(when, newStatus, why, placement, checkpoints, bytes);
    }

    InvocationState withCheckpoints(int count, long size) {
        return count == checkpoints && size == bytes ? this : with(end, status, error, placement, count, size);
    }

    private InvocationState with(
            @Nullable Instant newEnd,
            @Nullable String newStatus,
            @Nullable ErrorObject newError,
            @Nullable String newPlacement,
            int newCheckpoints,
            long newBytes) {
        return new InvocationState(
                number,
                requestId,
                cause,
                updatedOperationIds,
                knownOperations,
                start,
                newEnd,
                newStatus,
                newError,
                newPlacement,
                startPosition,
                newCheckpoints,
                newBytes);
    }

    /** Whether the handler is still at it. */
    public boolean isRunning() {
        return end == null;
    }
}
