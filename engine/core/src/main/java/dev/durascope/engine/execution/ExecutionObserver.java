package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalEntry.ConsoleLine;
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

    /**
     * A plain function printed a line in an invocation that belongs to no execution. Called on any thread.
     *
     * @param line with the request id of the invocation, unless that cannot be told
     */
    default void plainPrinted(String functionName, ConsoleLine line) {}
}
