package dev.durascope.engine.store;

import dev.durascope.engine.history.Journal;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A store that forgets everything with its process: for tests, and for runs that ask for no trace. */
public final class InMemoryStore implements ExecutionStore {
    private final Map<ExecutionArn, StoredExecution> executions = new LinkedHashMap<>();
    private final Map<ExecutionArn, Journal> journals = new LinkedHashMap<>();

    @Override
    public synchronized List<StoredExecution> executions() {
        return new ArrayList<>(executions.values()).reversed();
    }

    @Override
    public List<JournalRecord> journal(ExecutionArn arn, long afterPosition) {
        Journal journal;
        synchronized (this) {
            journal = journals.get(arn);
        }
        return journal == null ? List.of() : journal.after(afterPosition);
    }

    @Override
    public void append(StoredExecution execution, List<JournalRecord> records) {
        Journal journal;
        synchronized (this) {
            executions.put(execution.arn(), execution);
            journal = journals.computeIfAbsent(execution.arn(), arn -> new Journal());
        }
        journal.append(records);
    }

    @Override
    public synchronized void delete(ExecutionArn arn) {
        executions.remove(arn);
        journals.remove(arn);
    }

    @Override
    public void close() {}
}
