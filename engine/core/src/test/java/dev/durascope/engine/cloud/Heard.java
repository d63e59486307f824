package dev.durascope.engine.cloud;

import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalRecord;
import java.util.ArrayList;
import java.util.List;

/** Hears a followed execution and folds what it hears, as a window does. */
final class Heard implements FollowListener {
    private final String executionId;
    private final List<FollowStatus> statuses = new ArrayList<>();
    private ExecutionFold fold;
    private int rebuilt;
    private int appended;

    Heard(String executionId) {
        this.executionId = executionId;
        this.fold = new ExecutionFold(executionId);
    }

    @Override
    public synchronized void appended(List<JournalRecord> records) {
        appended++;
        records.forEach(fold::apply);
    }

    @Override
    public synchronized void rebuilt(List<JournalRecord> records) {
        rebuilt++;
        fold = new ExecutionFold(executionId);
        records.forEach(fold::apply);
    }

    @Override
    public synchronized void status(FollowStatus status) {
        statuses.add(status);
    }

    synchronized ExecutionState state() {
        return fold.now();
    }

    synchronized List<FollowStatus> statuses() {
        return List.copyOf(statuses);
    }

    synchronized int rebuilt() {
        return rebuilt;
    }

    synchronized int appended() {
        return appended;
    }
}
