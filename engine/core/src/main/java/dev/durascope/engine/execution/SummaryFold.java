package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import java.time.Instant;

/** What each journal entry does to the line that a list shows of an execution. */
final class SummaryFold {
    private SummaryFold() {}

    static ExecutionSummary apply(ExecutionSummary s, JournalEntry entry) {
        return switch (entry) {
            case JournalEntry.Event e -> apply(s, e.event());
            case JournalEntry.ExecutionHeld e -> held(s, true);
            case JournalEntry.ExecutionResumed e -> held(s, false);
            case JournalEntry.Forked e -> held(s, false);
            case JournalEntry.StartedByInvoke e ->
                new ExecutionSummary(
                        s.arn(), s.status(), s.start(), s.end(), s.held(), ExecutionArn.parse(e.parentArn()));
            default -> s;
        };
    }

    private static ExecutionSummary apply(ExecutionSummary s, HistoryEvent event) {
        Instant at = event.header().timestamp();
        return switch (event) {
            case HistoryEvent.ExecutionStarted e ->
                new ExecutionSummary(s.arn(), s.status(), at, s.end(), s.held(), s.parentArn());
            case HistoryEvent.ExecutionSucceeded e -> ended(s, ExecutionStatus.SUCCEEDED, at);
            case HistoryEvent.ExecutionFailed e -> ended(s, ExecutionStatus.FAILED, at);
            case HistoryEvent.ExecutionTimedOut e -> ended(s, ExecutionStatus.TIMED_OUT, at);
            case HistoryEvent.ExecutionStopped e -> ended(s, ExecutionStatus.STOPPED, at);
            default -> s;
        };
    }

    private static ExecutionSummary ended(ExecutionSummary s, ExecutionStatus status, Instant at) {
        return new ExecutionSummary(s.arn(), status, s.start(), at, false, s.parentArn());
    }

    private static ExecutionSummary held(ExecutionSummary s, boolean held) {
        return new ExecutionSummary(s.arn(), s.status(), s.start(), s.end(), held, s.parentArn());
    }
}
