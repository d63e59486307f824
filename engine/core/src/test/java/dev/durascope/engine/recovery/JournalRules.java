package dev.durascope.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for every prefix of every journal: the protocol's state machine (§1, §3) and its order of events (§4). */
public final class JournalRules {
    private final ExecutionFold fold;
    private final Set<String> tokens = new HashSet<>();
    private Instant latest = Instant.MIN;
    private long events;
    private int invocations;
    private String requestId;
    private String token;
    private boolean ended;

    private JournalRules(ExecutionArn arn) {
        fold = new ExecutionFold(arn.id());
    }

    /** Fails where a journal breaks a rule; answers the state it leads to. */
    public static ExecutionState check(ExecutionArn arn, List<JournalRecord> journal) {
        JournalRules rules = new JournalRules(arn);
        for (JournalRecord record : journal) {
            assertThat(record.at()).as("time of record %s", record).isAfterOrEqualTo(rules.latest);
            rules.latest = record.at();
            rules.check(record);
            rules.fold.apply(record);
        }
        return rules.fold.now();
    }

    private void check(JournalRecord record) {
        switch (record.entry()) {
            case JournalEntry.Event e -> event(record, e.event());
            case JournalEntry.InvocationStarted e -> {
                assertThat(requestId).as("one invocation at a time: %s", record).isNull();
                assertThat(e.number()).as("invocations are counted: %s", record).isEqualTo(++invocations);
                requestId = e.requestId();
                token = null;
            }
            case JournalEntry.InvocationReturned e -> {
                assertThat(requestId).as("what returns was running: %s", record).isNotNull();
                if (e.status().equals(JournalEntry.DISCARDED)) {
                    requestId = null;
                }
            }
            case JournalEntry.TokenIssued e -> {
                assertThat(tokens.add(e.token()))
                        .as("tokens are never used again: %s", record)
                        .isTrue();
                assertThat(e.invocation()).isEqualTo(invocations);
                token = e.token();
            }
            case JournalEntry.CheckpointAccepted e -> {
                assertThat(requestId)
                        .as("only a running handler checkpoints: %s", record)
                        .isNotNull();
                assertThat(e.token()).as("with the newest token: %s", record).isEqualTo(token);
                assertThat(e.invocation()).isEqualTo(invocations);
                token = null;
            }
            case JournalEntry.OperationReady e ->
                assertThat(status(e.operationId())).as("due: %s", record).isEqualTo(OperationStatus.PENDING);
            case JournalEntry.CallbackHeartbeat e -> open(record, e.operationId(), OperationType.CALLBACK);
            case JournalEntry.OperationCancelled e -> {}
            case JournalEntry.ReplayChildren e -> {}
            case JournalEntry.ExecutionEndCheckpointed e -> {}
            case JournalEntry.StartedByInvoke e ->
                assertThat(events).as("told with the start: %s", record).isEqualTo(1);
            case JournalEntry.Forked e -> assertThat(requestId).isNull();
            case JournalEntry.InvocationPlaced e -> {}
            case JournalEntry.InvocationWatched e -> {}
            case JournalEntry.OperationsSeen e -> {}
            case JournalEntry.InvocationRetryScheduled e ->
                assertThat(requestId).isNull();
            case JournalEntry.ExecutionHeld e -> assertThat(requestId).isNull();
            case JournalEntry.ExecutionResumed e -> assertThat(requestId).isNull();
            case JournalEntry.TimeJumped e -> {
                assertThat(requestId)
                        .as("time jumps while nothing runs: %s", record)
                        .isNull();
                assertThat(e.to()).isAfter(e.from());
            }
            case JournalEntry.ClockPaced e ->
                assertThat(e.pace().speed() == 1 || requestId == null)
                        .as("time is scaled while nothing runs: %s", record)
                        .isTrue();
            case JournalEntry.ConsoleLine e -> {}
            case JournalEntry.DebuggerStopped e -> {}
            case JournalEntry.DebuggerReleased e -> {}
            case JournalEntry.FaultInjected e -> {}
        }
    }

    private void event(JournalRecord record, HistoryEvent event) {
        EventHeader header = event.header();
        assertThat(header.eventId()).as("event ids are contiguous: %s", record).isEqualTo(++events);
        assertThat(ended).as("nothing follows the end: %s", record).isFalse();
        if (header.parentId() != null) {
            assertThat(type(header.parentId()))
                    .as("a parent is a CONTEXT: %s", record)
                    .isEqualTo(OperationType.CONTEXT);
        }
        String id = header.id();
        switch (event) {
            case HistoryEvent.ExecutionStarted e ->
                assertThat(header.eventId())
                        .as("only the jump to a parent's time may come before: %s", record)
                        .isEqualTo(1);
            case HistoryEvent.InvocationCompleted e -> {
                assertThat(e.requestId())
                        .as("the running invocation completes: %s", record)
                        .isEqualTo(requestId);
                requestId = null;
            }
            case HistoryEvent.ExecutionSucceeded e -> end(record);
            case HistoryEvent.ExecutionFailed e -> end(record);
            case HistoryEvent.ExecutionTimedOut e -> end(record);
            case HistoryEvent.ExecutionStopped e -> end(record);
            case HistoryEvent.StepStarted e ->
                assertThat(status(id))
                        .as("a step starts when absent or READY: %s", record)
                        .isIn(null, OperationStatus.READY);
            case HistoryEvent.StepSucceeded e -> openStep(record, id);
            case HistoryEvent.StepFailed e -> openStep(record, id);
            case HistoryEvent.ContextStarted e -> absent(record, id);
            case HistoryEvent.ContextSucceeded e -> open(record, id, OperationType.CONTEXT);
            case HistoryEvent.ContextFailed e -> open(record, id, OperationType.CONTEXT);
            case HistoryEvent.WaitStarted e -> absent(record, id);
            case HistoryEvent.WaitSucceeded e -> open(record, id, OperationType.WAIT);
            case HistoryEvent.WaitCancelled e -> open(record, id, OperationType.WAIT);
            case HistoryEvent.CallbackStarted e -> absent(record, id);
            case HistoryEvent.CallbackSucceeded e -> open(record, id, OperationType.CALLBACK);
            case HistoryEvent.CallbackFailed e -> open(record, id, OperationType.CALLBACK);
            case HistoryEvent.CallbackTimedOut e -> open(record, id, OperationType.CALLBACK);
            case HistoryEvent.ChainedInvokeStarted e -> absent(record, id);
            case HistoryEvent.ChainedInvokeSucceeded e -> open(record, id, OperationType.CHAINED_INVOKE);
            case HistoryEvent.ChainedInvokeFailed e -> open(record, id, OperationType.CHAINED_INVOKE);
            case HistoryEvent.ChainedInvokeTimedOut e -> open(record, id, OperationType.CHAINED_INVOKE);
            case HistoryEvent.ChainedInvokeStopped e -> open(record, id, OperationType.CHAINED_INVOKE);
            case HistoryEvent.Unknown e -> {}
        }
    }

    private void end(JournalRecord record) {
        assertThat(requestId)
                .as("InvocationCompleted comes before the end: %s", record)
                .isNull();
        ended = true;
    }

    private void absent(JournalRecord record, String id) {
        assertThat(status(id)).as("begins once: %s", record).isNull();
    }

    private void openStep(JournalRecord record, String id) {
        assertThat(status(id))
                .as("a step closes when absent, STARTED or READY: %s", record)
                .isIn(null, OperationStatus.STARTED, OperationStatus.READY);
    }

    private void open(JournalRecord record, String id, OperationType type) {
        assertThat(type(id)).as("%s", record).isEqualTo(type);
        assertThat(status(id)).as("ends once: %s", record).isEqualTo(OperationStatus.STARTED);
    }

    private OperationStatus status(String id) {
        OperationState operation = fold.now().operation(id);
        return operation == null ? null : operation.operation().status();
    }

    private OperationType type(String id) {
        OperationState operation = fold.now().operation(id);
        return operation == null ? null : operation.operation().type();
    }
}
