package dev.durascope.engine.bench;

import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.Journal;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.store.SqliteStore;
import dev.durascope.engine.store.StoredExecution;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** How much heap a journal of 50,000 events takes when it was read from the store, with the fold over it. */
final class Heap {
    static final int EVENTS = 50_000;

    private Heap() {}

    /** Bytes of heap that the journal and its fold take. */
    static long measure() throws IOException {
        Path directory = Files.createTempDirectory("durascope-bench");
        Path file = directory.resolve("durascope.db");
        ExecutionArn arn = new ExecutionArn("aws", "us-east-1", "123456789012", "f", "$LATEST", "n", "exec");
        ExecutionSummary summary =
                new ExecutionSummary(arn, ExecutionStatus.RUNNING, Instant.ofEpochMilli(0), null, false, null);
        try (SqliteStore store = SqliteStore.open(file)) {
            store.append(
                    new StoredExecution(
                            arn, TimeMode.REAL, DurableConfig.DEFAULT, null, InvocationType.REQUEST_RESPONSE, summary),
                    LongJournal.of(EVENTS));
        }
        try (SqliteStore store = SqliteStore.open(file)) {
            long before = used();
            Journal journal = new Journal();
            journal.append(store.journal(arn, 0));
            ExecutionFold fold = new ExecutionFold(arn.id());
            journal.after(0).forEach(fold::apply);
            long after = used();
            Reference.reachabilityFence(journal);
            Reference.reachabilityFence(fold);
            return after - before;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory.resolve("durascope.db.lock"));
            Files.deleteIfExists(directory);
        }
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
