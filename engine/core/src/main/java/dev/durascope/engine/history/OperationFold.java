package dev.durascope.engine.history;

import dev.durascope.engine.history.OperationState.Deadlines;
import dev.durascope.engine.history.OperationState.InvokeTarget;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.RetryDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each event does to the operation it names (protocol §3 and §4). Pure: state and event in, state out. */
final class OperationFold {
    private static final OperationDetails CONTEXT_BEGUN = new OperationDetails.Context(false, null, null);
    private static final OperationDetails STEP_BEGUN = new OperationDetails.Step(0, null, null, null);

    private OperationFold() {}

    /** The EXECUTION operation as ExecutionStarted makes it. */
    static OperationState execution(String id, HistoryEvent.ExecutionStarted e, Moment now) {
        Operation operation = new Operation(
                id,
                null,
                null,
                OperationType.EXECUTION,
                null,
                now.at(),
                null,
                OperationStatus.STARTED,
                new OperationDetails.Execution(e.input().payload()));
        return new OperationState(
                operation, now.position(), now.position(), List.of(), now.jumpedTotal(), null, Deadlines.NONE, null);
    }

    static OperationState executionEnded(OperationState s, ExecutionStatus status, Instant at) {
        Operation o = s.operation();
        return s.with(o.with(status.asOperationStatus(), at, o.details()));
    }

    static OperationState ready(OperationState s) {
        if (!(s.operation().details() instanceof OperationDetails.Step step)) {
            return s;
        }
        OperationDetails due = new OperationDetails.Step(step.attempt(), null, step.result(), step.error());
        return s.with(s.operation().with(OperationStatus.READY, null, due));
    }

    static OperationState heartbeat(OperationState s, Instant at) {
        Long seconds = s.deadlines().heartbeatSeconds();
        return seconds == null ? s : s.with(new Deadlines(s.deadlines().timeout(), at.plusSeconds(seconds), seconds));
    }

    static OperationState cancelled(OperationState s, Moment now) {
        return closed(s, now, OperationStatus.CANCELLED, null, null);
    }

    static OperationState replayChildren(OperationState s) {
        if (!(s.operation().details() instanceof OperationDetails.Context context)) {
            return s;
        }
        Operation o = s.operation();
        return s.with(
                o.with(o.status(), o.end(), new OperationDetails.Context(true, context.result(), context.error())));
    }

    /**
     * The state after an operation's event.
     *
     * @param before the state so far, or {@code null} for the operation's first event
     */
    static OperationState apply(@Nullable OperationState before, HistoryEvent event, Moment now) {
        EventHeader h = event.header();
        return switch (event) {
            case HistoryEvent.ContextStarted e -> started(before, h, OperationType.CONTEXT, now);
            case HistoryEvent.StepStarted e -> stepStarted(before, h, now);
            case HistoryEvent.WaitStarted e ->
                started(before, h, OperationType.WAIT, now, new OperationDetails.Wait(e.scheduledEnd()));
            case HistoryEvent.CallbackStarted e ->
                started(
                                before,
                                h,
                                OperationType.CALLBACK,
                                now,
                                new OperationDetails.Callback(e.callbackId(), null, null))
                        .with(callbackDeadlines(e));
            case HistoryEvent.ChainedInvokeStarted e ->
                started(before, h, OperationType.CHAINED_INVOKE, now)
                        .with(new InvokeTarget(e.functionName(), e.tenantId(), e.input(), e.durableExecutionArn()));
            case HistoryEvent.ContextSucceeded e ->
                context(before, h, now, OperationStatus.SUCCEEDED, e.result(), null);
            case HistoryEvent.ContextFailed e -> context(before, h, now, OperationStatus.FAILED, null, e.error());
            case HistoryEvent.StepSucceeded e ->
                step(before, h, now, OperationStatus.SUCCEEDED, e.result(), null, e.retry());
            case HistoryEvent.StepFailed e -> step(before, h, now, OperationStatus.FAILED, null, e.error(), e.retry());
            case HistoryEvent.WaitSucceeded e ->
                closed(known(before, h, OperationType.WAIT, now), now, OperationStatus.SUCCEEDED, null, null);
            case HistoryEvent.WaitCancelled e ->
                closed(known(before, h, OperationType.WAIT, now), now, OperationStatus.CANCELLED, e.error(), null);
            case HistoryEvent.CallbackSucceeded e ->
                callback(before, h, now, OperationStatus.SUCCEEDED, e.result(), null);
            case HistoryEvent.CallbackFailed e -> callback(before, h, now, OperationStatus.FAILED, null, e.error());
            case HistoryEvent.CallbackTimedOut e ->
                callback(before, h, now, OperationStatus.TIMED_OUT, null, e.error());
            case HistoryEvent.ChainedInvokeSucceeded e ->
                invoke(before, h, now, OperationStatus.SUCCEEDED, e.result(), null);
            case HistoryEvent.ChainedInvokeFailed e -> invoke(before, h, now, OperationStatus.FAILED, null, e.error());
            case HistoryEvent.ChainedInvokeTimedOut e ->
                invoke(before, h, now, OperationStatus.TIMED_OUT, null, e.error());
            case HistoryEvent.ChainedInvokeStopped e ->
                invoke(before, h, now, OperationStatus.STOPPED, null, e.error());
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
            @Nullable OperationState before, EventHeader h, OperationType type, Moment now) {
        OperationDetails details = switch (type) {
            case CONTEXT -> CONTEXT_BEGUN;
            case STEP -> STEP_BEGUN;
            case WAIT -> new OperationDetails.Wait(null);
            case CALLBACK -> new OperationDetails.Callback(null, null, null);
            case CHAINED_INVOKE -> new OperationDetails.ChainedInvoke(null, null);
            case EXECUTION -> throw new IllegalArgumentException("The EXECUTION operation is not started twice.");
        };
        return started(before, h, type, now, details);
    }

    private static OperationState started(
            @Nullable OperationState before, EventHeader h, OperationType type, Moment now, OperationDetails details) {
        Operation operation = new Operation(
                Objects.requireNonNull(h.id()),
                h.parentId(),
                h.name(),
                type,
                h.subType(),
                now.at(),
                null,
                OperationStatus.STARTED,
                details);
        long startPosition = before == null ? now.position() : before.startPosition();
        return new OperationState(
                operation,
                now.position(),
                startPosition,
                List.of(attempt(1, now)),
                now.jumpedTotal(),
                null,
                Deadlines.NONE,
                null);
    }

    private static Attempt attempt(int number, Moment now) {
        return new Attempt(number, now.at(), null, now.jumpedTotal(), null, now.invocation(), null, null);
    }

    private static OperationState stepStarted(@Nullable OperationState before, EventHeader h, Moment now) {
        if (before == null) {
            return started(null, h, OperationType.STEP, now);
        }
        OperationDetails.Step step = (OperationDetails.Step) before.operation().details();
        // START from READY keeps Attempt and Result, the state of a wait-for-condition (protocol §3).
        OperationDetails kept = new OperationDetails.Step(step.attempt(), null, step.result(), step.error());
        List<Attempt> attempts = new ArrayList<>(before.attempts());
        attempts.add(attempt(step.attempt() + 1, now));
        return before.with(
                before.operation().with(OperationStatus.STARTED, null, kept),
                now.position(),
                List.copyOf(attempts),
                null);
    }

    /** The operation that an event closes; one never started counts as started by its closing event. */
    private static OperationState known(
            @Nullable OperationState before, EventHeader h, OperationType type, Moment now) {
        return before == null ? started(null, h, type, now) : before;
    }

    private static OperationState context(
            @Nullable OperationState before,
            EventHeader h,
            Moment now,
            OperationStatus status,
            @Nullable EventPayload result,
            @Nullable EventError error) {
        OperationState s = known(before, h, OperationType.CONTEXT, now);
        return closed(s, now, status, error, new OperationDetails.Context(false, payload(result), payload(error)));
    }

    private static OperationState step(
            @Nullable OperationState before,
            EventHeader h,
            Moment now,
            OperationStatus status,
            @Nullable EventPayload result,
            @Nullable EventError error,
            RetryDetails retry) {
        OperationState s = known(before, h, OperationType.STEP, now);
        OperationDetails.Step step = (OperationDetails.Step) s.operation().details();
        Integer delay = retry.nextAttemptDelaySeconds();
        List<Attempt> attempts = closeAttempt(s, now, payload(error), delay);
        if (delay == null) {
            OperationDetails details =
                    new OperationDetails.Step(retry.currentAttempt(), null, payload(result), payload(error));
            return s.with(s.operation().with(status, now.at(), details), now.position(), attempts, now.jumpedTotal());
        }
        // A condition poll leaves its state as Result; a failed attempt keeps the one before.
        String kept = error == null ? payload(result) : step.result();
        OperationDetails details =
                new OperationDetails.Step(retry.currentAttempt(), now.at().plusSeconds(delay), kept, payload(error));
        return s.with(s.operation().with(OperationStatus.PENDING, null, details), now.position(), attempts, null);
    }

    private static OperationState callback(
            @Nullable OperationState before,
            EventHeader h,
            Moment now,
            OperationStatus status,
            @Nullable EventPayload result,
            @Nullable EventError error) {
        OperationState s = known(before, h, OperationType.CALLBACK, now);
        String id = ((OperationDetails.Callback) s.operation().details()).callbackId();
        return closed(s, now, status, error, new OperationDetails.Callback(id, payload(result), payload(error)));
    }

    private static OperationState invoke(
            @Nullable OperationState before,
            EventHeader h,
            Moment now,
            OperationStatus status,
            @Nullable EventPayload result,
            @Nullable EventError error) {
        OperationState s = known(before, h, OperationType.CHAINED_INVOKE, now);
        return closed(s, now, status, error, new OperationDetails.ChainedInvoke(payload(result), payload(error)));
    }

    private static @Nullable String payload(@Nullable EventPayload result) {
        return result == null ? null : result.payload();
    }

    private static @Nullable ErrorObject payload(@Nullable EventError error) {
        return error == null ? null : error.payload();
    }

    /** @param details the new details, or {@code null} to keep the old ones */
    private static OperationState closed(
            OperationState s,
            Moment now,
            OperationStatus status,
            @Nullable EventError error,
            @Nullable OperationDetails details) {
        Operation o = s.operation();
        return s.with(
                o.with(status, now.at(), details == null ? o.details() : details),
                now.position(),
                closeAttempt(s, now, payload(error), null),
                now.jumpedTotal());
    }

    private static List<Attempt> closeAttempt(
            OperationState s, Moment now, @Nullable ErrorObject error, @Nullable Integer delay) {
        List<Attempt> attempts = s.attempts();
        if (attempts.isEmpty() || attempts.getLast().end() != null) {
            return attempts;
        }
        Attempt closed = attempts.getLast().closed(now, error, delay);
        if (attempts.size() == 1) {
            return List.of(closed);
        }
        List<Attempt> all = new ArrayList<>(attempts);
        all.set(all.size() - 1, closed);
        return List.copyOf(all);
    }
}
