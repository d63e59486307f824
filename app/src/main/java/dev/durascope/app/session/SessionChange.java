package dev.durascope.app.session;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one frame brought to an execution.
 *
 * @param records what was appended, in order
 * @param state the state after them
 * @param operationIds the operations they touched, in the order of their first touch
 */
public record SessionChange(List<JournalRecord> records, ExecutionState state, Set<String> operationIds) {

    static SessionChange of(List<JournalRecord> records, ExecutionState state, String executionId) {
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
                case JournalEntry.InvocationStarted e -> touched.add(executionId);
                default -> {} // The others touch no operation.
            }
        }
        return new SessionChange(records, state, touched);
    }
}
