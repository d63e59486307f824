package dev.durascope.app.cli;

import dev.durascope.app.text.Durations;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.RetryDetails;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line for each thing that happens, for logs and pipes. */
final class PlainView implements RunView {
    private static final int DEEPEST = 12;

    private final Screen screen;
    private final PrintStream out;

    PlainView(Screen screen, PrintStream out) {
        this.screen = screen;
        this.out = out;
    }

    @Override
    public void appended(List<JournalRecord> records, ExecutionState state) {
        for (JournalRecord record : records) {
            String line = line(record, state);
            if (line != null) {
                out.println(time(record.at(), state.facts()) + "  " + line);
            }
        }
        out.flush();
    }

    @Override
    public void tick(ExecutionState state, Instant now) {}

    @Override
    public void ended(ExecutionState state, Instant now) {}

    private static String time(Instant at, @Nullable ExecutionFacts facts) {
        Duration since = facts == null ? Duration.ZERO : Duration.between(facts.start(), at);
        return String.format(Locale.ROOT, "%9.3f s", Math.max(0, since.toMillis()) / 1000.0);
    }

    private @Nullable String line(JournalRecord record, ExecutionState state) {
        return switch (record.entry()) {
            case JournalEntry.Event e -> event(e.event(), state);
            case JournalEntry.InvocationStarted e ->
                Look.RUNNING.glyph(screen) + " invocation " + e.number() + " ("
                        + Words.lower(e.cause().name()) + ")";
            case JournalEntry.InvocationPlaced e -> "  on " + Words.oneLine(e.description());
            case JournalEntry.InvocationRetryScheduled e ->
                "  " + Words.until("the next invocation is tried", e.dueAt(), record.at());
            case JournalEntry.ExecutionHeld e ->
                Look.FAILED.glyph(screen) + " held after " + e.failures() + " failed invocations in a row";
            case JournalEntry.ExecutionResumed e -> Look.RUNNING.glyph(screen) + " resumed";
            case JournalEntry.TimeJumped e -> "  " + Durations.taken(Duration.between(e.from(), e.to())) + " skipped";
            case JournalEntry.ConsoleLine e -> "| " + e.text();
            case JournalEntry.DebuggerStopped e ->
                e.point() == StopPoint.IN_CODE ? "  held in the handler's code" : "  stopped at a checkpoint";
            case JournalEntry.DebuggerReleased e -> "  goes on after " + Durations.taken(e.stoodStill());
            case JournalEntry.FaultInjected e -> "  " + Words.lower(e.fault().name()) + " injected";
            case JournalEntry.ClockPaced e -> null;
            case JournalEntry.Forked e ->
                Look.RUNNING.glyph(screen) + " forked after event " + e.atEvent() + " of "
                        + ExecutionArn.parse(e.sourceArn()).name();
            case JournalEntry.StartedByInvoke e -> null;
            case JournalEntry.InvocationReturned e -> null;
            case JournalEntry.InvocationWatched e -> null;
            case JournalEntry.OperationsSeen e -> null;
            case JournalEntry.OperationReady e -> null;
            case JournalEntry.OperationCancelled e -> null;
            case JournalEntry.ExecutionEndCheckpointed e -> null;
            case JournalEntry.CallbackHeartbeat e -> null;
            case JournalEntry.ReplayChildren e -> null;
            case JournalEntry.TokenIssued e -> null;
            case JournalEntry.CheckpointAccepted e -> null;
        };
    }

    private @Nullable String event(HistoryEvent event, ExecutionState state) {
        return switch (event) {
            case HistoryEvent.WaitStarted e ->
                of(Look.WAITING, e, state, "waits " + Durations.taken(Duration.ofSeconds(e.durationSeconds())));
            case HistoryEvent.WaitSucceeded e -> of(Look.SUCCEEDED, e, state, "is over");
            case HistoryEvent.WaitCancelled e -> of(Look.ENDED, e, state, "cancelled");
            case HistoryEvent.StepStarted e -> of(Look.RUNNING, e, state, "started");
            case HistoryEvent.StepSucceeded e -> of(Look.SUCCEEDED, e, state, "succeeded" + attempt(e.retry()));
            case HistoryEvent.StepFailed e -> of(Look.FAILED, e, state, failed(e.error()) + attempt(e.retry()));
            case HistoryEvent.ContextStarted e -> of(Look.RUNNING, e, state, "started");
            case HistoryEvent.ContextSucceeded e -> of(Look.SUCCEEDED, e, state, "succeeded");
            case HistoryEvent.ContextFailed e -> of(Look.FAILED, e, state, failed(e.error()));
            case HistoryEvent.ChainedInvokeStarted e ->
                of(Look.WAITING, e, state, "invokes function " + Words.oneLine(e.functionName()));
            case HistoryEvent.ChainedInvokeSucceeded e -> of(Look.SUCCEEDED, e, state, "succeeded");
            case HistoryEvent.ChainedInvokeFailed e -> of(Look.FAILED, e, state, failed(e.error()));
            case HistoryEvent.ChainedInvokeTimedOut e -> of(Look.FAILED, e, state, "timed out");
            case HistoryEvent.ChainedInvokeStopped e -> of(Look.ENDED, e, state, "was stopped");
            case HistoryEvent.CallbackStarted e -> of(Look.ASKING, e, state, "waits for an answer");
            case HistoryEvent.CallbackSucceeded e -> of(Look.SUCCEEDED, e, state, "was answered");
            case HistoryEvent.CallbackFailed e -> of(Look.FAILED, e, state, failed(e.error()));
            case HistoryEvent.CallbackTimedOut e -> of(Look.FAILED, e, state, "timed out");
            case HistoryEvent.InvocationCompleted e ->
                e.error() == null ? null : Look.FAILED.glyph(screen) + " invocation " + failed(e.error());
            case HistoryEvent.ExecutionStarted e -> null;
            case HistoryEvent.ExecutionSucceeded e -> null;
            case HistoryEvent.ExecutionFailed e -> null;
            case HistoryEvent.ExecutionTimedOut e -> null;
            case HistoryEvent.ExecutionStopped e -> null;
            case HistoryEvent.Unknown e -> "  " + Words.oneLine(e.eventType());
        };
    }

    private String of(Look look, HistoryEvent event, ExecutionState state, String what) {
        OperationState operation = state.operation(String.valueOf(event.header().id()));
        if (operation == null) {
            return look.glyph(screen) + " " + event.eventType() + " " + what;
        }
        return "  ".repeat(depth(operation, state)) + look.glyph(screen) + " " + Words.name(operation.operation())
                + "  " + operation.operation().type() + "  " + what;
    }

    private static int depth(OperationState operation, ExecutionState state) {
        int depth = 0;
        String parentId = operation.operation().parentId();
        while (parentId != null && depth < DEEPEST) {
            OperationState parent = state.operation(parentId);
            parentId = parent == null ? null : parent.operation().parentId();
            depth++;
        }
        return depth;
    }

    private static String failed(EventError error) {
        ErrorObject object = error.payload();
        return object == null ? "failed" : "failed: " + Words.error(object);
    }

    private static String attempt(RetryDetails retry) {
        Integer delay = retry.nextAttemptDelaySeconds();
        String next = delay == null ? "" : "; next attempt in " + Durations.taken(Duration.ofSeconds(delay));
        boolean first = retry.currentAttempt() <= 1 && next.isEmpty();
        return (first ? "" : " (attempt " + retry.currentAttempt() + ")") + next;
    }
}
