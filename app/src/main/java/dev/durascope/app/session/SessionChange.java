package dev.durascope.app.session;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a frame brought to an execution, or a move of the cursor to what is shown of it.
 *
 * @param records what was appended, in order; none when the cursor moved
 * @param state the state shown after it: the one at the cursor
 * @param operationIds the operations that are shown otherwise now, in the order of their first change; of a cursor that
 *     moved back, those too that had not begun then
 */
public record SessionChange(List<JournalRecord> records, ExecutionState state, Set<String> operationIds) {

    /** What records mean that come after the moment shown: nothing yet. */
    static SessionChange later(List<JournalRecord> records, ExecutionState state) {
        return new SessionChange(records, state, Set.of());
    }

    /** What a move of the cursor changes. */
    static SessionChange moved(List<OperationState> between, ExecutionState state, String executionId) {
        Set<String> touched = new LinkedHashSet<>();
        between.forEach(operation -> touched.add(operation.id()));
        touched.add(executionId);
        return new SessionChange(List.of(), state, touched);
    }

    static SessionChange of(List<JournalRecord> records, ExecutionState state, String executionId) {
        return new SessionChange(records, state, touchedBy(records, executionId));
    }

    /** The operations that records say something of, in the order of their first change. */
    public static Set<String> touchedBy(List<JournalRecord> records, String executionId) {
        Set<String> touched = new LinkedHashSet<>();
        for (JournalRecord record : records) {
            switch (record.entry()) {
                case JournalEntry.Event e -> {
                    // InvocationCompleted names no operation, yet the execution stands otherwise after it.
                    String id = e.event().header().id();
                    touched.add(id == null ? executionId : id);
                }
                case JournalEntry.OperationReady e -> touched.add(e.operationId());
                case JournalEntry.CallbackHeartbeat e -> touched.add(e.operationId());
                case JournalEntry.OperationCancelled e -> touched.add(e.operationId());
                case JournalEntry.ReplayChildren e -> touched.add(e.operationId());
                case JournalEntry.InvocationRetryScheduled e -> touched.add(executionId);
                case JournalEntry.ExecutionHeld e -> touched.add(executionId);
                case JournalEntry.ExecutionResumed e -> touched.add(executionId);
                case JournalEntry.StartedByInvoke e -> touched.add(executionId);
                case JournalEntry.Forked e -> touched.add(executionId);
                case JournalEntry.InvocationStarted e -> touched.add(executionId);
                default -> {} // The others touch no operation.
            }
        }
        return touched;
    }
}
