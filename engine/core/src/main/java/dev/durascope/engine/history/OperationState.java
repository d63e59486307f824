package dev.durascope.engine.history;

import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a journal says of one operation at one moment: what the API gives, and what only the journal knows.
 *
 * @param operation the operation as the API gives it
 * @param position the journal position that made it what it is
 * @param startPosition the journal position at which it began
 * @param attempts its attempts so far, oldest first; empty for the execution itself
 * @param jumpedAtStart how far virtual time had jumped in all when it began
 * @param jumpedAtEnd how far it had jumped when the operation ended; absent while it is open
 * @param deadlines when it will be timed out from outside the handler
 * @param invoke what a chained invoke called; absent for other types
 */
public record OperationState(
        Operation operation,
        long position,
        long startPosition,
        List<Attempt> attempts,
        Duration jumpedAtStart,
        @Nullable Duration jumpedAtEnd,
        Deadlines deadlines,
        @Nullable InvokeTarget invoke) {

    /**
     * When an open callback times out, on the execution's clock.
     *
     * @param timeout when it times out as a whole; absent for never
     * @param heartbeat when it times out unless a heartbeat comes; absent for never
     * @param heartbeatSeconds how far a heartbeat moves {@code heartbeat}; absent for never
     */
    public record Deadlines(
            @Nullable Instant timeout,
            @Nullable Instant heartbeat,
            @Nullable Long heartbeatSeconds) {

        /** No deadline at all. */
        public static final Deadlines NONE = new Deadlines(null, null, null);
    }

    /**
     * What a chained invoke called.
     *
     * @param childArn the child execution's ARN; absent when the target is a plain function
     */
    public record InvokeTarget(
            String functionName,
            @Nullable String tenantId,
            EventPayload input,
            @Nullable String childArn) {}

    OperationState with(
            Operation newOperation, long newPosition, List<Attempt> newAttempts, @Nullable Duration newJumpedAtEnd) {
        return new OperationState(
                newOperation,
                newPosition,
                startPosition,
                newAttempts,
                jumpedAtStart,
                newJumpedAtEnd,
                deadlines,
                invoke);
    }

    OperationState with(Operation newOperation) {
        return with(newOperation, position, attempts, jumpedAtEnd);
    }

    /** The same state, made what it is by the record at a position. */
    OperationState at(long newPosition) {
        return with(operation, newPosition, attempts, jumpedAtEnd);
    }

    OperationState with(Deadlines newDeadlines) {
        return new OperationState(
                operation, position, startPosition, attempts, jumpedAtStart, jumpedAtEnd, newDeadlines, invoke);
    }

    OperationState with(InvokeTarget target) {
        return new OperationState(
                operation, position, startPosition, attempts, jumpedAtStart, jumpedAtEnd, deadlines, target);
    }

    /** The operation's id. */
    public String id() {
        return operation.id();
    }

    /** How long the operation took without the jumps of virtual time; {@code null} while it has not ended. */
    public @Nullable Duration duration() {
        return operation.end() == null || jumpedAtEnd == null
                ? null
                : Duration.between(operation.start(), operation.end()).minus(jumpedAtEnd.minus(jumpedAtStart));
    }
}
