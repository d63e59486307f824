package dev.durascope.engine.history;

import dev.durascope.engine.history.OperationState.Deadlines;
import dev.durascope.engine.history.OperationState.InvokeTarget;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.RetryDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each event does to the operation it names (protocol §3 and §4). Pure: state and event in, state out. */
final class OperationFold {
    private OperationFold() {}

    /** The EXECUTION operation as ExecutionStarted makes it. */
    static OperationState execution(String id, HistoryEvent.ExecutionStarted e, long position, Duration jumpedTotal) {
        Operation operation = new Operation(
                id,
                null,
                null,
                OperationType.EXECUTION,
                null,
                e.header().timestamp(),
                null,
                OperationStatus.STARTED,
                new OperationDetails.Execution(e.input().payload()));
        return new OperationState(operation, position, position, List.of(), jumpedTotal, null, Deadlines.NONE, null);
    }

    static OperationState executionEnded(OperationState s, ExecutionStatus status, Instant at) {
        return with(
                s,
                s.operation().with(status.asOperationStatus(), at, s.operation().details()));
    }

    static OperationState ready(OperationState s) {
        if (!(s.operation().details() instanceof OperationDetails.Step step)) {
            return s;
        }
        return with(
                s,
                s.operation()
                        .with(
                                OperationStatus.READY,
                                null,
                                new OperationDetails.Step(step.attempt(), null, step.result(), step.error())));
    }

    static OperationState heartbeat(OperationState s, Instant at) {
        Long seconds = s.deadlines().heartbeatSeconds();
        if (seconds == null) {
            return s;
        }
        Deadlines rearmed = new Deadlines(s.deadlines().timeout(), at.plusSeconds(seconds), seconds);
        return new OperationState(
                s.operation(),
                s.position(),
                s.startPosition(),
                s.attempts(),
                s.jumpedAtStart(),
                s.jumpedAtEnd(),
                rearmed,
                s.invoke());
    }

    static OperationState cancelled(OperationState s, Instant at, Duration jumpedTotal) {
        return closed(s, s.position(), at, jumpedTotal, OperationStatus.CANCELLED, null, null);
    }

    static OperationState replayChildren(OperationState s) {
        if (!(s.operation().details() instanceof OperationDetails.Context context)) {
            return s;
        }
        return with(
                s,
                s.operation()
                        .with(
                                s.operation().status(),
                                s.operation().end(),
                                new OperationDetails.Context(true, context.result(), context.error())));
    }

    /** The same state, made what it is by the record at a position. */
    static OperationState at(OperationState s, long position) {
        return new OperationState(
                s.operation(),
                position,
                s.startPosition(),
                s.attempts(),
                s.jumpedAtStart(),
                s.jumpedAtEnd(),
                s.deadlines(),
                s.invoke());
    }

    /**
     * The state after an operation's event.
     *
     * @param before the state so far, or {@code null} for the operation's first event
     * @param jumpedTotal how far the execution's clock has jumped in all
     * @param invocation the number of the invocation at work, 0 when unknown
     */
    static OperationState apply(
            @Nullable OperationState before, HistoryEvent event, long position, Duration jumpedTotal, int invocation) {
        EventHeader h = event.header();
        Instant at = h.timestamp();
        return switch (event) {
            case HistoryEvent.ContextStarted e ->
                started(
                        before,
                        h,
                        OperationType.CONTEXT,
                        position,
                        jumpedTotal,
                        invocation,
                        new OperationDetails.Context(false, null, null),
                        Deadlines.NONE,
                        null);
            case HistoryEvent.StepStarted e -> stepStarted(before, h, position, jumpedTotal, invocation);
            case HistoryEvent.WaitStarted e ->
                started(
                        before,
                        h,
                        OperationType.WAIT,
                        position,
                        jumpedTotal,
                        invocation,
                        new OperationDetails.Wait(e.scheduledEnd()),
                        Deadlines.NONE,
                        null);
            case HistoryEvent.CallbackStarted e ->
                started(
                        before,
                        h,
                        OperationType.CALLBACK,
                        position,
                        jumpedTotal,
                        invocation,
                        new OperationDetails.Callback(e.callbackId(), null, null),
                        callbackDeadlines(e),
                        null);
            case HistoryEvent.ChainedInvokeStarted e ->
                started(
                        before,
                        h,
                        OperationType.CHAINED_INVOKE,
                        position,
                        jumpedTotal,
                        invocation,
                        new OperationDetails.ChainedInvoke(null, null),
                        Deadlines.NONE,
                        new InvokeTarget(e.functionName(), e.tenantId(), e.input(), e.durableExecutionArn()));
            case HistoryEvent.ContextSucceeded e ->
                closed(
                        known(before, h, OperationType.CONTEXT, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.SUCCEEDED,
                        null,
                        new OperationDetails.Context(false, e.result().payload(), null));
            case HistoryEvent.ContextFailed e ->
                closed(
                        known(before, h, OperationType.CONTEXT, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.FAILED,
                        e.error(),
                        new OperationDetails.Context(false, null, e.error().payload()));
            case HistoryEvent.StepSucceeded e ->
                stepClosed(
                        known(before, h, OperationType.STEP, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.SUCCEEDED,
                        e.result().payload(),
                        null,
                        e.retry());
            case HistoryEvent.StepFailed e ->
                stepClosed(
                        known(before, h, OperationType.STEP, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.FAILED,
                        null,
                        e.error(),
                        e.retry());
            case HistoryEvent.WaitSucceeded e ->
                closed(
                        known(before, h, OperationType.WAIT, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.SUCCEEDED,
                        null,
                        null);
            case HistoryEvent.WaitCancelled e ->
                closed(
                        known(before, h, OperationType.WAIT, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.CANCELLED,
                        e.error(),
                        null);
            case HistoryEvent.CallbackSucceeded e ->
                callback(
                        known(before, h, OperationType.CALLBACK, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.SUCCEEDED,
                        e.result().payload(),
                        null);
            case HistoryEvent.CallbackFailed e ->
                callback(
                        known(before, h, OperationType.CALLBACK, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.FAILED,
                        null,
                        e.error());
            case HistoryEvent.CallbackTimedOut e ->
                callback(
                        known(before, h, OperationType.CALLBACK, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.TIMED_OUT,
                        null,
                        e.error());
            case HistoryEvent.ChainedInvokeSucceeded e ->
                invoke(
                        known(before, h, OperationType.CHAINED_INVOKE, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.SUCCEEDED,
                        e.result().payload(),
                        null);
            case HistoryEvent.ChainedInvokeFailed e ->
                invoke(
                        known(before, h, OperationType.CHAINED_INVOKE, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.FAILED,
                        null,
                        e.error());
            case HistoryEvent.ChainedInvokeTimedOut e ->
                invoke(
                        known(before, h, OperationType.CHAINED_INVOKE, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.TIMED_OUT,
                        null,
                        e.error());
            case HistoryEvent.ChainedInvokeStopped e ->
                invoke(
                        known(before, h, OperationType.CHAINED_INVOKE, position, jumpedTotal, invocation),
                        position,
                        at,
                        jumpedTotal,
                        OperationStatus.STOPPED,
                        null,
                        e.error());
            case HistoryEvent.ExecutionStarted e -> throw notAnOperation(e);
            case HistoryEvent.ExecutionSucceeded e -> throw notAnOperation(e);
            case HistoryEvent.ExecutionFailed e -> throw notAnOperation(e);
            case HistoryEvent.ExecutionTimedOut e -> throw notAnOperation(e);
            case HistoryEvent.ExecutionStopped e -> throw notAnOperation(e);
            case HistoryEvent.InvocationCompleted e -> throw notAnOperation(e);
            case HistoryEvent.Unknown e -> throw notAnOperation(e);
        };
    }

    private static IllegalArgumentException notAnOperation(HistoryEvent event) {
        return new IllegalArgumentException(event.eventType() + " is not an event of an operation.");
    }

    private static Deadlines callbackDeadlines(HistoryEvent.CallbackStarted e) {
        Instant at = e.header().timestamp();
        Long timeout = positive(e.timeoutSeconds());
        Long heartbeat = positive(e.heartbeatTimeoutSeconds());
        if (timeout == null && heartbeat == null) {
            return Deadlines.NONE;
        }
        return new Deadlines(
                timeout == null ? null : at.plusSeconds(timeout),
                heartbeat == null ? null : at.plusSeconds(heartbeat),
                heartbeat);
    }

    private static @Nullable Long positive(@Nullable Long seconds) {
        return seconds == null || seconds <= 0 ? null : seconds;
    }

    private static OperationState started(
            @Nullable OperationState before,
            EventHeader h,
            OperationType type,
            long position,
            Duration jumpedTotal,
            int invocation,
            OperationDetails details,
            Deadlines deadlines,
            @Nullable InvokeTarget target) {
        Operation operation = new Operation(
                h.id(),
                h.parentId(),
                h.name(),
                type,
                h.subType(),
                h.timestamp(),
                null,
                OperationStatus.STARTED,
                details);
        Attempt attempt = new Attempt(1, h.timestamp(), null, jumpedTotal, null, invocation, null, null);
        long startPosition = before == null ? position : before.startPosition();
        return new OperationState(
                operation, position, startPosition, List.of(attempt), jumpedTotal, null, deadlines, target);
    }

    private static OperationState stepStarted(
            @Nullable OperationState before, EventHeader h, long position, Duration jumpedTotal, int invocation) {
        if (before == null) {
            return started(
                    null,
                    h,
                    OperationType.STEP,
                    position,
                    jumpedTotal,
                    invocation,
                    new OperationDetails.Step(0, null, null, null),
                    Deadlines.NONE,
                    null);
        }
        Operation o = before.operation();
        OperationDetails.Step step = (OperationDetails.Step) o.details();
        // START from READY keeps Attempt and Result, the state of a wait-for-condition (protocol §3).
        Operation operation = o.with(
                OperationStatus.STARTED,
                null,
                new OperationDetails.Step(step.attempt(), null, step.result(), step.error()));
        List<Attempt> attempts = new ArrayList<>(before.attempts());
        attempts.add(new Attempt(step.attempt() + 1, h.timestamp(), null, jumpedTotal, null, invocation, null, null));
        return new OperationState(
                operation,
                position,
                before.startPosition(),
                List.copyOf(attempts),
                before.jumpedAtStart(),
                null,
                before.deadlines(),
                null);
    }

    /** The operation that an event closes; one never started counts as started by its closing event. */
    private static OperationState known(
            @Nullable OperationState before,
            EventHeader h,
            OperationType type,
            long position,
            Duration jumpedTotal,
            int invocation) {
        if (before != null) {
            return before;
        }
        OperationDetails details = switch (type) {
            case CONTEXT -> new OperationDetails.Context(false, null, null);
            case STEP -> new OperationDetails.Step(0, null, null, null);
            case WAIT -> new OperationDetails.Wait(null);
            case CALLBACK -> new OperationDetails.Callback(null, null, null);
            case CHAINED_INVOKE -> new OperationDetails.ChainedInvoke(null, null);
            case EXECUTION -> throw new IllegalArgumentException("The EXECUTION operation is not started twice.");
        };
        return started(null, h, type, position, jumpedTotal, invocation, details, Deadlines.NONE, null);
    }

    private static OperationState stepClosed(
            OperationState s,
            long position,
            Instant at,
            Duration jumpedTotal,
            OperationStatus status,
            @Nullable String result,
            @Nullable EventError error,
            RetryDetails retry) {
        OperationDetails.Step step = (OperationDetails.Step) s.operation().details();
        ErrorObject object = error == null ? null : error.payload();
        Integer delay = retry.nextAttemptDelaySeconds();
        List<Attempt> attempts = closeAttempt(s, at, jumpedTotal, object, delay);
        if (delay != null) {
            // A condition poll leaves its state as Result; a failed attempt keeps the one before.
            String kept = error == null ? result : step.result();
            Operation pending = s.operation()
                    .with(
                            OperationStatus.PENDING,
                            null,
                            new OperationDetails.Step(retry.currentAttempt(), at.plusSeconds(delay), kept, object));
            return new OperationState(
                    pending, position, s.startPosition(), attempts, s.jumpedAtStart(), null, s.deadlines(), null);
        }
        Operation closed =
                s.operation().with(status, at, new OperationDetails.Step(retry.currentAttempt(), null, result, object));
        return new OperationState(
                closed, position, s.startPosition(), attempts, s.jumpedAtStart(), jumpedTotal, s.deadlines(), null);
    }

    private static OperationState callback(
            OperationState s,
            long position,
            Instant at,
            Duration jumpedTotal,
            OperationStatus status,
            @Nullable String result,
            @Nullable EventError error) {
        OperationDetails.Callback callback =
                (OperationDetails.Callback) s.operation().details();
        ErrorObject object = error == null ? null : error.payload();
        return closed(
                s,
                position,
                at,
                jumpedTotal,
                status,
                error,
                new OperationDetails.Callback(callback.callbackId(), result, object));
    }

    private static OperationState invoke(
            OperationState s,
            long position,
            Instant at,
            Duration jumpedTotal,
            OperationStatus status,
            @Nullable String result,
            @Nullable EventError error) {
        ErrorObject object = error == null ? null : error.payload();
        return closed(s, position, at, jumpedTotal, status, error, new OperationDetails.ChainedInvoke(result, object));
    }

    /** @param details the new details, or {@code null} to keep the old ones */
    private static OperationState closed(
            OperationState s,
            long position,
            Instant at,
            Duration jumpedTotal,
            OperationStatus status,
            @Nullable EventError error,
            @Nullable OperationDetails details) {
        Operation operation =
                s.operation().with(status, at, details == null ? s.operation().details() : details);
        List<Attempt> attempts = closeAttempt(s, at, jumpedTotal, error == null ? null : error.payload(), null);
        return new OperationState(
                operation,
                position,
                s.startPosition(),
                attempts,
                s.jumpedAtStart(),
                jumpedTotal,
                s.deadlines(),
                s.invoke());
    }

    private static List<Attempt> closeAttempt(
            OperationState s, Instant at, Duration jumpedTotal, @Nullable ErrorObject error, @Nullable Integer delay) {
        List<Attempt> attempts = s.attempts();
        if (attempts.isEmpty() || attempts.getLast().end() != null) {
            return attempts;
        }
        Attempt open = attempts.getLast();
        Attempt closed = new Attempt(
                open.number(), open.start(), at, open.jumpedAtStart(), jumpedTotal, open.invocation(), error, delay);
        if (attempts.size() == 1) {
            return List.of(closed);
        }
        List<Attempt> all = new ArrayList<>(attempts);
        all.set(all.size() - 1, closed);
        return List.copyOf(all);
    }

    private static OperationState with(OperationState s, Operation operation) {
        return new OperationState(
                operation,
                s.position(),
                s.startPosition(),
                s.attempts(),
                s.jumpedAtStart(),
                s.jumpedAtEnd(),
                s.deadlines(),
                s.invoke());
    }
}
