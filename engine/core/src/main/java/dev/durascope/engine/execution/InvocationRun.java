package dev.durascope.engine.execution;

import dev.durascope.engine.checkpoint.CheckpointLimits;
import dev.durascope.engine.history.ExecutionFold.TokenState;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.Invocation;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.engine.json.InvocationEnvelope;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The invocation of an execution's handler that runs now, if one does: its beginning and its end. On the lane. */
final class InvocationRun {
    private final Lane lane;
    private final DriverContext context;
    private final Driver driver;

    /** Where operations were called, as the journal has it already, so that a replay does not repeat it. */
    private final Map<String, SourceLocation> places = new ConcurrentHashMap<>();

    private @Nullable InvocationState running;
    private @Nullable CompletableFuture<InvocationOutcome> outcome;
    private boolean debugged;

    InvocationRun(Lane lane, DriverContext context, Driver driver) {
        this.lane = lane;
        this.context = context;
        this.driver = driver;
    }

    boolean isRunning() {
        return running != null;
    }

    /** The number of the running invocation. */
    int number() {
        return Objects.requireNonNull(running).number();
    }

    /** Begins an invocation: the handler is given a token and with it the state as it is now. */
    void begin(InvocationCause cause, Tokens tokens) {
        FunctionConfig function =
                context.functions().find(lane.arn().function()).orElseThrow();
        TokenState before = lane.fold().token();
        List<String> updated = before == null
                ? List.of()
                : driver.changedSinceView().stream().map(OperationState::id).toList();
        Page<Operation> state = StatePager.first(lane.fold());
        int number = lane.state().invocations().size() + 1;
        String requestId = UUID.randomUUID().toString();
        String token = tokens.next();
        lane.append(List.of(
                new JournalEntry.InvocationStarted(
                        number, requestId, cause, updated, lane.state().operationCount()),
                new JournalEntry.TokenIssued(number, token)));
        running = Objects.requireNonNull(lane.state().runningInvocation());
        byte[] envelope = new InvocationEnvelope(
                        lane.arn().toString(), token, updated, state.items(), state.nextMarker())
                .toJson();
        Invocation invocation = new Invocation(
                function,
                lane.arn().functionArn(),
                requestId,
                envelope,
                Instant.now().plusSeconds(function.timeoutSeconds()),
                lane.stored().tenantId(),
                null,
                lane.arn().toString(),
                new InvocationNotes(driver, context.gate(), number, places));
        debugged = function.development().debugged();
        outcome = context.invoker().invoke(invocation);
        outcome.whenComplete((result, failure) -> driver.later(() -> answered(requestId, result)));
    }

    private void answered(String requestId, @Nullable InvocationOutcome result) {
        if (!isStill(requestId)) {
            return;
        }
        if (result instanceof InvocationOutcome.Returned r) {
            context.gate().answered(lane.arn(), lane.state(), isPending(r.payload()), () -> ended(requestId, result));
        } else {
            ended(requestId, result);
        }
    }

    private boolean isStill(String requestId) {
        return running != null && running.requestId().equals(requestId) && !context.isClosing();
    }

    private static boolean isPending(byte[] payload) {
        try {
            return HandlerOutput.fromJson(payload).status() == HandlerOutput.Status.PENDING;
        } catch (LambdaFault e) {
            return false;
        }
    }

    private void ended(String requestId, @Nullable InvocationOutcome result) {
        if (!isStill(requestId)) {
            return;
        }
        switch (result) {
            case null ->
                failed(ErrorObject.of(
                        "Runtime.Cancelled", "RequestId: " + requestId + " Error: the invocation was abandoned."));
            case InvocationOutcome.Failed f -> failed(f.error());
            case InvocationOutcome.Returned r -> returned(r.payload());
        }
        over();
        driver.settle();
    }

    private void over() {
        running = null;
        outcome = null;
        context.gate().invocationEnded(lane.arn());
    }

    /** Ends the invocation as if its process had ended; what it answers later does not count. */
    void crash(ErrorObject error) {
        if (running == null) {
            return;
        }
        CompletableFuture<InvocationOutcome> process = outcome;
        failed(error);
        over();
        if (process != null) {
            process.cancel(true);
        }
        driver.settle();
    }

    /** Stops the count of the time that the invocation may take. */
    void holdDeadline() {
        if (running != null) {
            context.invoker().holdDeadline(running.requestId());
        }
    }

    /** Lets it count on. */
    void releaseDeadline() {
        if (running != null) {
            context.invoker().releaseDeadline(running.requestId());
        }
    }

    private void returned(byte[] payload) {
        HandlerOutput output;
        try {
            output = HandlerOutput.fromJson(payload);
        } catch (LambdaFault e) {
            // Nothing that another try would mend: typically a plain handler registered as a durable one.
            rejected(ErrorObject.of(
                    "InvalidParameterValueException",
                    e.getMessage() + " " + HandlerOutput.RULE + "; if "
                            + lane.arn().function() + " is a plain function, register it as one."));
            return;
        }
        switch (output.status()) {
            case SUCCEEDED -> finished("SUCCEEDED", output);
            case FAILED -> finished("FAILED", output);
            case PENDING -> {
                if (lane.facts().ending() != null) {
                    finished("PENDING", output);
                } else if (driver.maySuspend()) {
                    lane.append(completed("PENDING", null));
                } else {
                    rejected(ErrorObject.of(
                            "InvalidParameterValueException",
                            "Cannot return PENDING status with no pending operations."));
                }
            }
        }
    }

    /** The handler has ended the execution; what it checkpointed ahead of its answer counts before the answer. */
    private void finished(String status, HandlerOutput output) {
        JournalEntry.ExecutionEndCheckpointed ending = lane.facts().ending();
        if (ending == null && output.status() == HandlerOutput.Status.SUCCEEDED) {
            try {
                CheckpointLimits.checkResult(lane.stored().invocationType(), output.result());
            } catch (LambdaFault e) {
                rejected(ErrorObject.of("InvalidParameterValueException", e.getMessage()));
                return;
            }
        }
        List<JournalEntry> entries = new ArrayList<>(completed(status, null));
        boolean succeeded = ending == null ? output.status() == HandlerOutput.Status.SUCCEEDED : ending.succeeded();
        if (succeeded) {
            EventPayload result = EventPayload.of(ending == null ? output.result() : ending.result());
            entries.add(
                    new JournalEntry.Event(new HistoryEvent.ExecutionSucceeded(lane.nextExecutionHeader(1), result)));
        } else {
            ErrorObject error = ending == null ? output.error() : ending.error();
            entries.add(new JournalEntry.Event(new HistoryEvent.ExecutionFailed(
                    lane.nextExecutionHeader(1), EventError.of(error == null ? ErrorObject.EMPTY : error))));
        }
        lane.append(entries);
    }

    /** The answer breaks the protocol: the invocation carries the error and the execution fails with it (§4). */
    private void rejected(ErrorObject error) {
        List<JournalEntry> entries = new ArrayList<>(completed("ERROR", error));
        entries.add(new JournalEntry.Event(
                new HistoryEvent.ExecutionFailed(lane.nextExecutionHeader(1), EventError.of(error))));
        lane.append(entries);
    }

    /** The invocation failed: it is retried with backoff, or the execution is held after too many in a row. */
    private void failed(ErrorObject error) {
        List<JournalEntry> entries = new ArrayList<>(completed("ERROR", error));
        JournalEntry.ExecutionEndCheckpointed ending = lane.facts().ending();
        if (ending != null) {
            entries.add(new JournalEntry.Event(
                    ending.succeeded()
                            ? new HistoryEvent.ExecutionSucceeded(
                                    lane.nextExecutionHeader(1), EventPayload.of(ending.result()))
                            : new HistoryEvent.ExecutionFailed(
                                    lane.nextExecutionHeader(1), EventError.of(ending.error()))));
        } else {
            int failures = lane.facts().failures() + 1;
            if (failures >= context.settings().failuresUntilHeld()) {
                entries.add(new JournalEntry.ExecutionHeld(failures, error));
            } else {
                entries.add(new JournalEntry.InvocationRetryScheduled(
                        failures, lane.clock().now().plus(context.settings().backoff(failures))));
            }
        }
        lane.append(entries);
    }

    private List<JournalEntry> completed(String status, @Nullable ErrorObject error) {
        return completed(Objects.requireNonNull(running), status, error);
    }

    private List<JournalEntry> completed(InvocationState ended, String status, @Nullable ErrorObject error) {
        return List.of(
                new JournalEntry.InvocationReturned(ended.number(), status),
                new JournalEntry.Event(new HistoryEvent.InvocationCompleted(
                        lane.nextHeader(),
                        ended.start(),
                        lane.clock().now(),
                        ended.requestId(),
                        error == null ? null : EventError.of(error))));
    }

    /** The engine was restarted while an invocation ran: it failed, but not by its handler, and is not counted. */
    void lost() {
        InvocationState cut = Objects.requireNonNull(lane.state().runningInvocation());
        lane.append(completed(
                cut,
                "ERROR",
                ErrorObject.of(
                        "Runtime.ExitError",
                        "RequestId: " + cut.requestId() + " Error: Durascope was ended while the invocation ran.")));
    }

    /**
     * The execution has ended: the answer still to come does not count. A process that is debugged ends with it, because
     * a debugger may hold it, or be waited for, for ever.
     */
    void discard() {
        CompletableFuture<InvocationOutcome> process = debugged ? outcome : null;
        over();
        if (process != null) {
            process.cancel(true);
        }
    }

    /** The engine is closing: what runs is given up, and counts as failed when the store is opened again. */
    void abandon() {
        if (outcome != null) {
            outcome.cancel(true);
        }
    }
}
