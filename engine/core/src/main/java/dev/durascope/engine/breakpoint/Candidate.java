package dev.durascope.engine.breakpoint;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.model.RetryDetails;
import org.jspecify.annotations.Nullable;

/**
 * An operation at a moment at which a breakpoint may stop.
 *
 * @param parentId the context it is in; absent at the top level
 * @param status the status it takes at this moment
 * @param attempt the attempt this is about, 1 for the first
 * @param errorType the type of the error that ended this attempt; absent when none did
 * @param payload its result, or its input before it ran
 * @param failed whether this attempt ended in failure
 */
public record Candidate(
        String operationId,
        @Nullable String parentId,
        @Nullable String name,
        OperationType type,
        @Nullable String subType,
        OperationStatus status,
        int attempt,
        @Nullable String errorType,
        @Nullable String payload,
        boolean failed) {

    /** An operation that a batch is about to start, or {@code null} when the update starts none. */
    public static @Nullable Candidate starting(OperationUpdate update, ExecutionState state) {
        if (update.action() != OperationAction.START) {
            return null;
        }
        return new Candidate(
                update.id(),
                update.parentId(),
                update.name(),
                update.type(),
                update.subType(),
                OperationStatus.STARTED,
                nextAttempt(state.operation(update.id())),
                null,
                update.payload(),
                false);
    }

    /** An operation that a batch will start: the handler has called it. */
    public static Candidate called(OperationSighting operation, ExecutionState state) {
        OperationState known = state.operation(operation.operationId());
        return new Candidate(
                operation.operationId(),
                operation.parentId(),
                operation.name(),
                operation.type(),
                operation.subType(),
                OperationStatus.STARTED,
                nextAttempt(known),
                null,
                null,
                false);
    }

    /** A step whose start is recorded and whose code is about to run once more: its SDK does not start it anew. */
    public static Candidate rerun(OperationState s) {
        Operation o = s.operation();
        return new Candidate(
                o.id(),
                o.parentId(),
                o.name(),
                o.type(),
                o.subType(),
                OperationStatus.STARTED,
                Math.max(1, s.attempts().size()),
                null,
                null,
                false);
    }

    /** The number of the attempt of an operation that begins next: 1 unless it is a step that was tried before. */
    public static int nextAttempt(@Nullable OperationState known) {
        return known != null && known.operation().details() instanceof OperationDetails.Step step
                ? step.attempt() + 1
                : 1;
    }

    /** An operation, or an attempt of one, that has ended with an event, or {@code null} when the event ends none. */
    public static @Nullable Candidate ended(HistoryEvent event, ExecutionState state) {
        String id = event.header().id();
        OperationState s = id == null ? null : state.operation(id);
        if (s == null || s.operation().type() == OperationType.EXECUTION) {
            return null;
        }
        return switch (event) {
            case HistoryEvent.StepSucceeded e ->
                ended(
                        s,
                        e.retry().currentAttempt(),
                        statusAfter(e.retry(), OperationStatus.SUCCEEDED),
                        null,
                        e.result().payload());
            case HistoryEvent.StepFailed e ->
                ended(
                        s,
                        e.retry().currentAttempt(),
                        statusAfter(e.retry(), OperationStatus.FAILED),
                        e.error().payload(),
                        null);
            case HistoryEvent.ContextSucceeded e ->
                ended(s, 1, OperationStatus.SUCCEEDED, null, e.result().payload());
            case HistoryEvent.ContextFailed e ->
                ended(s, 1, OperationStatus.FAILED, e.error().payload(), null);
            case HistoryEvent.WaitSucceeded e -> ended(s, 1, OperationStatus.SUCCEEDED, null, null);
            case HistoryEvent.WaitCancelled e -> ended(s, 1, OperationStatus.CANCELLED, null, null);
            case HistoryEvent.CallbackSucceeded e ->
                ended(s, 1, OperationStatus.SUCCEEDED, null, e.result().payload());
            case HistoryEvent.CallbackFailed e ->
                ended(s, 1, OperationStatus.FAILED, e.error().payload(), null);
            case HistoryEvent.CallbackTimedOut e ->
                ended(s, 1, OperationStatus.TIMED_OUT, e.error().payload(), null);
            case HistoryEvent.ChainedInvokeSucceeded e ->
                ended(s, 1, OperationStatus.SUCCEEDED, null, e.result().payload());
            case HistoryEvent.ChainedInvokeFailed e ->
                ended(s, 1, OperationStatus.FAILED, e.error().payload(), null);
            case HistoryEvent.ChainedInvokeTimedOut e ->
                ended(s, 1, OperationStatus.TIMED_OUT, e.error().payload(), null);
            case HistoryEvent.ChainedInvokeStopped e ->
                ended(s, 1, OperationStatus.STOPPED, e.error().payload(), null);
            default -> null;
        };
    }

    /** An operation that was cancelled without an event of it: a callback or an invoke. */
    public static @Nullable Candidate cancelled(JournalEntry.OperationCancelled entry, ExecutionState state) {
        OperationState s = state.operation(entry.operationId());
        return s == null ? null : ended(s, 1, OperationStatus.CANCELLED, null, null);
    }

    /** An operation as it stands. */
    public static Candidate standing(OperationState s) {
        Operation o = s.operation();
        ErrorObject error = o.details().error();
        return ended(
                s,
                Math.max(1, s.attempts().size()),
                o.status(),
                error,
                o.details().result());
    }

    private static OperationStatus statusAfter(RetryDetails retry, OperationStatus last) {
        return retry.nextAttemptDelaySeconds() == null ? last : OperationStatus.PENDING;
    }

    private static Candidate ended(
            OperationState s,
            int attempt,
            OperationStatus status,
            @Nullable ErrorObject error,
            @Nullable String payload) {
        Operation o = s.operation();
        boolean failed = error != null
                || status == OperationStatus.FAILED
                || status == OperationStatus.TIMED_OUT
                || status == OperationStatus.STOPPED;
        return new Candidate(
                o.id(),
                o.parentId(),
                o.name(),
                o.type(),
                o.subType(),
                status,
                attempt,
                error == null ? null : error.errorType(),
                payload,
                failed);
    }
}
