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
 * @param lineage where it comes from; absent unless it is a fork
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
        JournalEntry.@Nullable ExecutionEndCheckpointed ending,
        @Nullable Lineage lineage) {

    /** When the execution times out, on its own clock. */
    public Instant deadline() {
        return start.plusSeconds(timeoutSeconds);
    }

    ExecutionFacts ended(
            ExecutionStatus newStatus, Instant at, @Nullable EventPayload newResult, @Nullable ErrorObject newError) {
        Copy copy = new Copy(this);
        copy.status = newStatus;
        copy.end = at;
        copy.result = newResult;
        copy.error = newError;
        copy.held = false;
        copy.heldError = null;
        copy.failures = 0;
        copy.retryAt = null;
        copy.ending = null;
        return copy.facts();
    }

    ExecutionFacts startedBy(String arn, String operationId) {
        Copy copy = new Copy(this);
        copy.parentArn = arn;
        copy.parentOperationId = operationId;
        return copy.facts();
    }

    ExecutionFacts retrying(int newFailures, @Nullable Instant newRetryAt) {
        Copy copy = new Copy(this);
        copy.failures = newFailures;
        copy.retryAt = newRetryAt;
        return copy.facts();
    }

    ExecutionFacts holding(boolean newHeld, @Nullable ErrorObject newHeldError, int newFailures) {
        Copy copy = new Copy(this);
        copy.held = newHeld;
        copy.heldError = newHeldError;
        copy.failures = newFailures;
        copy.retryAt = null;
        return copy.facts();
    }

    ExecutionFacts ending(JournalEntry.ExecutionEndCheckpointed how) {
        Copy copy = new Copy(this);
        copy.ending = how;
        return copy.facts();
    }

    /** It goes on from here as a fork: what held the other execution up is gone. */
    ExecutionFacts forked(Lineage from) {
        Copy copy = new Copy(this);
        copy.held = false;
        copy.heldError = null;
        copy.failures = 0;
        copy.retryAt = null;
        copy.ending = null;
        copy.lineage = from;
        return copy.facts();
    }

    /** The same facts while some of them are changed. */
    private static final class Copy {
        private final ExecutionFacts from;
        private ExecutionStatus status;
        private @Nullable Instant end;
        private @Nullable EventPayload result;
        private @Nullable ErrorObject error;
        private @Nullable String parentArn;
        private @Nullable String parentOperationId;
        private boolean held;
        private @Nullable ErrorObject heldError;
        private int failures;
        private @Nullable Instant retryAt;
        private JournalEntry.@Nullable ExecutionEndCheckpointed ending;
        private @Nullable Lineage lineage;

        Copy(ExecutionFacts from) {
            this.from = from;
            status = from.status;
            end = from.end;
            result = from.result;
            error = from.error;
            parentArn = from.parentArn;
            parentOperationId = from.parentOperationId;
            held = from.held;
            heldError = from.heldError;
            failures = from.failures;
            retryAt = from.retryAt;
            ending = from.ending;
            lineage = from.lineage;
        }

        ExecutionFacts facts() {
            return new ExecutionFacts(
                    status,
                    from.input,
                    from.start,
                    end,
                    from.timeoutSeconds,
                    result,
                    error,
                    parentArn,
                    parentOperationId,
                    held,
                    heldError,
                    failures,
                    retryAt,
                    ending,
                    lineage);
        }
    }
}
