package dev.durascope.engine.api;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Descriptions of executions, folded from the two events that matter. */
final class Descriptions {
    static final Instant START = Instant.parse("2026-03-04T05:06:07.089Z");
    static final Instant END = START.plusMillis(1234);

    private Descriptions() {}

    static ExecutionDescription of(ExecutionStatus status, @Nullable EventPayload result, @Nullable ErrorObject error) {
        ExecutionArn arn = ExecutionArn.parse(ApiFixture.ARN);
        ExecutionFold fold = new ExecutionFold(arn.id());
        EventHeader first = new EventHeader(1, START, arn.id(), null, null, null);
        EventHeader last = new EventHeader(2, END, arn.id(), null, null, null);
        apply(fold, new HistoryEvent.ExecutionStarted(first, EventPayload.of("{\"in\":1}"), 86_400));
        EventError wrapped = EventError.of(error);
        switch (status) {
            case RUNNING -> {}
            case SUCCEEDED -> apply(fold, new HistoryEvent.ExecutionSucceeded(last, Objects.requireNonNull(result)));
            case FAILED -> apply(fold, new HistoryEvent.ExecutionFailed(last, wrapped));
            case TIMED_OUT -> apply(fold, new HistoryEvent.ExecutionTimedOut(last, error == null ? null : wrapped));
            case STOPPED -> apply(fold, new HistoryEvent.ExecutionStopped(last, wrapped));
        }
        return new ExecutionDescription(arn, fold.now().facts(), DurableConfig.DEFAULT);
    }

    private static void apply(ExecutionFold fold, HistoryEvent event) {
        fold.apply(
                new JournalRecord(event.header().eventId(), event.header().timestamp(), new JournalEntry.Event(event)));
    }
}
