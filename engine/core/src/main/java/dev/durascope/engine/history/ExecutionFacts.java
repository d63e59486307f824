package dev.durascope.engine.history;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an execution as a whole at one moment.
 *
 * @param start when it started, on its own clock
 * @param end when it ended; absent while it runs
 * @param timeoutSeconds seconds after {@code start} at which it times out
 * @param result the handler's result; absent unless it succeeded
 * @param error why it failed, was stopped or timed out; absent otherwise
 * @param parentArn the execution whose chained invoke started this one; absent when none did
 * @param parentOperationId that chained invoke's operation id
 * @param held whether no invocation will be tried until somebody resumes it
 * @param heldError the error of the last invocation before it was held
 * @param failures how many invocations failed in a row
 * @param ending how the handler has checkpointed that the execution will end; absent unless it did
 * @param retryAt when the next invocation is tried after a failed one; absent when none is scheduled
 */
public record ExecutionFacts(
        ExecutionStatus status,
        EventPayload input,
        Instant start,
        @Nullable Instant end,
        long timeoutSeconds,
        @Nullable EventPayload result,
        @Nullable ErrorObject error,
        @Nullable String parentArn,
        @Nullable String parentOperationId,
        boolean held,
        @Nullable ErrorObject heldError,
        int failures,
        @Nullable Instant retryAt,
        JournalEntry.@Nullable ExecutionEndCheckpointed ending) {

    /** When the execution times out, on its own clock. */
    public Instant deadline() {
        return start.plusSeconds(timeoutSeconds);
    }

    ExecutionFacts ended(
            ExecutionStatus newStatus, Instant at, @Nullable EventPayload newResult, @Nullable ErrorObject newError) {
        return new ExecutionFacts(
                newStatus,
                input,
                start,
                at,
                timeoutSeconds,
                newResult,
                newError,
                parentArn,
                parentOperationId,
                false,
                null,
                0,
                null,
                null);
    }

    ExecutionFacts startedBy(String arn, String operationId) {
        return new ExecutionFacts(
                status,
                input,
                start,
                end,
                timeoutSeconds,
                result,
                error,
                arn,
                operationId,
                held,
                heldError,
                failures,
                retryAt,
                ending);
    }

    ExecutionFacts retrying(int newFailures, @Nullable Instant newRetryAt) {
        return new ExecutionFacts(
                status,
                input,
                start,
                end,
                timeoutSeconds,
                result,
                error,
                parentArn,
                parentOperationId,
                held,
                heldError,
                newFailures,
                newRetryAt,
                ending);
    }

    ExecutionFacts holding(boolean newHeld, @Nullable ErrorObject newHeldError, int newFailures) {
        return new ExecutionFacts(
                status,
                input,
                start,
                end,
                timeoutSeconds,
                result,
                error,
                parentArn,
                parentOperationId,
                newHeld,
                newHeldError,
                newFailures,
                null,
                ending);
    }

    ExecutionFacts ending(JournalEntry.ExecutionEndCheckpointed how) {
        return new ExecutionFacts(
                status,
                input,
                start,
                end,
                timeoutSeconds,
                result,
                error,
                parentArn,
                parentOperationId,
                held,
                heldError,
                failures,
                retryAt,
                how);
    }
}
