package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;

/**
 * Hears what is appended to journals. Called in journal order for each execution, on the execution's lane: it must not
 * block and must not call back into the engine; hand over to a queue instead.
 */
@FunctionalInterface
public interface ExecutionObserver {

    /** Records were appended to an execution's journal, atomically and for good. */
    void appended(ExecutionArn arn, List<JournalRecord> records);
}
