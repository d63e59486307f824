package dev.durascope.engine.fork;

import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.time.ClockPace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes what a fork keeps as the beginning of an execution of its own. */
final class ForkedJournal {
    private final Prefix prefix;
    private final List<ForkEdit> edits;
    private final ExecutionArn arn;
    private final UnaryOperator<String> callbackIds;
    private final Map<String, ForkEdit> byOperation = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final List<JournalRecord> records = new ArrayList<>();
    private final ExecutionFold fold;
    private Instant last = Instant.MIN;
    private long events;

    /**
     * @param arn the fork's
     * @param callbackIds makes the fork's callback ids of those that were recorded
     */
    ForkedJournal(Prefix prefix, List<ForkEdit> edits, ExecutionArn arn, UnaryOperator<String> callbackIds) {
        this.prefix = prefix;
        this.edits = edits;
        this.arn = arn;
        this.callbackIds = callbackIds;
        this.fold = new ExecutionFold(arn.id());
        for (ForkEdit edit : edits) {
            if (edit.operationId() != null) {
                byOperation.put(edit.operationId(), edit);
            }
        }
        prefix.openInvokes().forEach(invoke -> dropped.add(invoke.id()));
    }

    /** The records, from position 1 on. @param wall what the wall clock shows now */
    List<JournalRecord> write(Instant wall) {
        for (JournalRecord record : prefix.records()) {
            last = record.at().isAfter(last) ? record.at() : last;
            switch (record.entry()) {
                case JournalEntry.Event e -> event(e.event());
                // The fork's end is nothing to the execution that had invoked the other one.
                case JournalEntry.StartedByInvoke e -> {}
                case JournalEntry.ReplayChildren e -> {
                    if (!byOperation.containsKey(e.operationId())) {
                        add(e);
                    }
                }
                default -> add(record.entry());
            }
        }
        InvocationState cut = fold.now().runningInvocation();
        if (cut != null) {
            cutOff(cut);
        }
        add(new JournalEntry.Forked(prefix.source().toString(), prefix.lastEventId(), edits));
        add(new JournalEntry.ClockPaced(new ClockPace(wall, last, 1)));
        return List.copyOf(records);
    }

    private void add(JournalEntry entry) {
        JournalRecord record = new JournalRecord(records.size() + 1L, last, entry);
        records.add(record);
        fold.apply(record);
    }

    private void event(HistoryEvent event) {
        String id = event.header().id();
        if (isEndOfExecution(event) || id != null && dropped.contains(id)) {
            return;
        }
        HistoryEvent edited = edited(event, id);
        EventHeader header = edited.header().withEventId(++events);
        add(new JournalEntry.Event(
                edited instanceof HistoryEvent.ExecutionStarted
                        ? RewrittenEvent.of(edited, header.of(arn.id(), arn.name()))
                        : RewrittenEvent.of(edited, header)));
        if (id != null && prefix.replayed().contains(id) && !byOperation.containsKey(id) && EditedEvent.isEnd(event)) {
            add(new JournalEntry.ReplayChildren(id));
        }
    }

    /** Whatever ended the other execution does not end the fork. */
    static boolean isEndOfExecution(HistoryEvent event) {
        return event instanceof HistoryEvent.ExecutionSucceeded
                || event instanceof HistoryEvent.ExecutionFailed
                || event instanceof HistoryEvent.ExecutionTimedOut
                || event instanceof HistoryEvent.ExecutionStopped;
    }

    private HistoryEvent edited(HistoryEvent event, @Nullable String id) {
        if (event instanceof HistoryEvent.ExecutionStarted started) {
            return withInput(started);
        }
        if (event instanceof HistoryEvent.CallbackStarted e) {
            return new HistoryEvent.CallbackStarted(
                    e.header(), callbackIds.apply(e.callbackId()), e.timeoutSeconds(), e.heartbeatTimeoutSeconds());
        }
        ForkEdit edit = id == null ? null : byOperation.get(id);
        if (edit == null || !EditedEvent.isEnd(event)) {
            return event;
        }
        Operation operation = Objects.requireNonNull(prefix.state().operation(Objects.requireNonNull(id)))
                .operation();
        return EditedEvent.of(operation.type(), event, edit);
    }

    private HistoryEvent withInput(HistoryEvent.ExecutionStarted started) {
        for (ForkEdit edit : edits) {
            if (edit instanceof ForkEdit.Input input) {
                return new HistoryEvent.ExecutionStarted(
                        started.header().withUnmodelled(null),
                        EventPayload.of(input.json()),
                        started.executionTimeoutSeconds());
            }
        }
        return started;
    }

    /** An invocation that ran at the cut went on in the other execution, not here. */
    private void cutOff(InvocationState cut) {
        add(new JournalEntry.InvocationReturned(cut.number(), "ERROR"));
        EventHeader header = new EventHeader(++events, last, null, null, null, null);
        add(new JournalEntry.Event(new HistoryEvent.InvocationCompleted(
                header,
                cut.start(),
                last,
                cut.requestId(),
                EventError.of(ErrorObject.of(
                        "Durascope.Forked",
                        "RequestId: " + cut.requestId() + " Error: the execution was forked while the invocation ran."
                                + " What it did after that is not in this fork.")))));
    }
}
