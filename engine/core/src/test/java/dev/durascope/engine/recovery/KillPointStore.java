package dev.durascope.engine.recovery;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.ExecutionStore;
import dev.durascope.engine.store.StoredExecution;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that asks to be killed at one append, before anything of it is written or after all of it is. */
final class KillPointStore implements ExecutionStore {
    private final ExecutionStore store;
    private final int killAt;
    private final boolean before;
    private final PrintStream out;
    private final AtomicInteger appends = new AtomicInteger();

    KillPointStore(ExecutionStore store, int killAt, boolean before, PrintStream out) {
        this.store = store;
        this.killAt = killAt;
        this.before = before;
        this.out = out;
    }

    @Override
    public void append(StoredExecution execution, List<JournalRecord> records) {
        boolean last = appends.incrementAndGet() == killAt;
        if (last && before) {
            standStill();
        }
        store.append(execution, records);
        if (last) {
            standStill();
        }
    }

    private void standStill() {
        out.println("KILL");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            standStill();
        }
    }

    @Override
    public List<StoredExecution> executions() {
        return store.executions();
    }

    @Override
    public List<JournalRecord> journal(ExecutionArn arn, long afterPosition) {
        return store.journal(arn, afterPosition);
    }

    @Override
    public void delete(ExecutionArn arn) {
        store.delete(arn);
    }

    @Override
    public void close() {
        store.close();
    }
}
