package dev.durascope.engine.store;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;

/**
 * Keeps executions and their journals. What a method has written when it returns survives the death of this process.
 * Safe for use by many threads; the records of one execution are appended by one thread at a time.
 *
 * <p>Every method throws {@link StoreException} when the store cannot be read or written.
 */
public interface ExecutionStore extends AutoCloseable {

    /** All executions, newest first. */
    List<StoredExecution> executions();

    /** A journal's records after a position, oldest first; empty for an unknown execution. */
    List<JournalRecord> journal(ExecutionArn arn, long afterPosition);

    /** Adds an execution, or replaces what is kept beside its journal, and appends records to that: all or nothing. */
    void append(StoredExecution execution, List<JournalRecord> records);

    /** Removes an execution and its journal. */
    void delete(ExecutionArn arn);

    @Override
    void close();
}
