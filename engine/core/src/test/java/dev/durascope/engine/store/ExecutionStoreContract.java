package dev.durascope.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.time.TimeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does, whatever it keeps executions in. */
@Timeout(120)
abstract class ExecutionStoreContract {
    ExecutionStore store;

    abstract ExecutionStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void anEmptyStoreHasNoExecutionsAndKnowsNoJournal() {
        assertThat(store.executions()).isEmpty();
        assertThat(store.journal(Journals.execution(1).arn(), 0)).isEmpty();
    }

    @Test
    void everyTypeOfEntryComesBack() {
        List<JournalRecord> records = Journals.records(1, Journals.oneOfEach(new Random(42)));

        store.append(Journals.execution(1), records);

        assertThat(store.journal(Journals.execution(1).arn(), 0)).isEqualTo(records);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 14, 159, 2653, 58979})
    void aRandomJournalAppendedInRandomBatchesComesBackFromAnyPosition(long seed) {
        Random random = new Random(seed);
        List<JournalRecord> all = Journals.random(seed, 1, 400);
        int done = 0;
        while (done < all.size()) {
            int next = Math.min(all.size(), done + 1 + random.nextInt(30));
            store.append(Journals.execution(1), all.subList(done, next));
            done = next;
        }

        assertThat(store.journal(Journals.execution(1).arn(), 0)).isEqualTo(all);
        int from = random.nextInt(all.size());
        assertThat(store.journal(Journals.execution(1).arn(), from)).isEqualTo(all.subList(from, all.size()));
        assertThat(store.journal(Journals.execution(1).arn(), all.size())).isEmpty();
    }

    @Test
    void executionsAreListedNewestFirstWithAllThatIsKeptOfThem() {
        StoredExecution first = Journals.execution(1);
        StoredExecution second = new StoredExecution(
                Journals.execution(2).arn(),
                TimeMode.MANUAL,
                new DurableConfig(60, 7),
                "tenant",
                InvocationType.EVENT,
                new ExecutionSummary(
                        Journals.execution(2).arn(),
                        ExecutionStatus.FAILED,
                        Journals.execution(2).summary().start(),
                        Journals.execution(2).summary().start().plusMillis(1_234),
                        false,
                        first.arn()));
        store.append(first, Journals.random(1, 1, 3));
        store.append(second, Journals.random(2, 1, 3));

        assertThat(store.executions()).containsExactly(second, first);
    }

    @Test
    void appendingReplacesWhatIsKeptBesideTheJournal() {
        StoredExecution running = Journals.execution(1);
        store.append(running, Journals.random(1, 1, 2));
        ExecutionSummary held = new ExecutionSummary(
                running.arn(), ExecutionStatus.RUNNING, running.summary().start(), null, true, null);
        StoredExecution changed = running.withSummary(held).withTimeMode(TimeMode.scaled(0.5));

        store.append(changed, List.of());

        assertThat(store.executions()).containsExactly(changed);
        assertThat(store.journal(running.arn(), 0)).hasSize(2);
    }

    @Test
    void recordsThatDoNotFollowAreRefusedAndNothingOfThemIsKept() {
        store.append(Journals.execution(1), Journals.random(1, 1, 3));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.append(Journals.execution(1), Journals.random(1, 5, 2)))
                .withMessage("Record 5 does not follow record 3.");

        store.append(Journals.execution(1), Journals.random(1, 4, 2));
        assertThat(store.journal(Journals.execution(1).arn(), 0)).isEqualTo(Journals.random(1, 1, 5));
    }

    @Test
    void deletingRemovesAnExecutionAndLeavesTheOthers() {
        store.append(Journals.execution(1), Journals.random(7, 1, 100));
        store.append(Journals.execution(2), Journals.random(7, 1, 100));

        store.delete(Journals.execution(1).arn());
        store.delete(Journals.execution(3).arn());

        assertThat(store.executions())
                .extracting(StoredExecution::arn)
                .containsExactly(Journals.execution(2).arn());
        assertThat(store.journal(Journals.execution(1).arn(), 0)).isEmpty();
        assertThat(store.journal(Journals.execution(2).arn(), 0)).isEqualTo(Journals.random(7, 1, 100));
    }

    @Test
    void manyExecutionsMayBeAppendedToAndReadAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 1; number <= 8; number++) {
                running.add(threads.submit(appendAndRead(number)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        for (int number = 1; number <= 8; number++) {
            assertThat(store.journal(Journals.execution(number).arn(), 0)).isEqualTo(Journals.random(number, 1, 150));
        }
    }

    private Callable<Void> appendAndRead(int number) {
        return () -> {
            for (int batch = 0; batch < 50; batch++) {
                store.append(Journals.execution(number), Journals.random(number, 1 + batch * 3, 3));
                assertThat(store.journal(Journals.execution(number).arn(), batch * 3))
                        .isEqualTo(Journals.random(number, 1 + batch * 3, 3));
            }
            return null;
        };
    }
}
