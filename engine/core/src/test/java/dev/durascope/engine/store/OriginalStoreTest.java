package dev.durascope.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.model.ExecutionArn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalStoreTest {
    private static final String RECORDING = "{\"durascope\":\"recording\"}".repeat(1_000);

    @TempDir
    Path directory;

    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(directory.resolve("durascope.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private ExecutionArn fork(int number) {
        StoredExecution execution = Journals.execution(number);
        store.append(execution, Journals.records(1, List.of(Journals.line("a line"))));
        return execution.arn();
    }

    private long payloads() {
        return store.database().read(session -> session.number("SELECT count(*) FROM payload"));
    }

    @Test
    void whatWasReadOfAnOriginalIsThereWhenTheStoreIsOpenedAgainUntilItsLastForkIsDeleted() {
        ExecutionArn one = fork(1);
        ExecutionArn two = fork(2);
        store.originals().keep(one, RECORDING);
        store.originals().keep(two, RECORDING);
        close();
        open();

        assertThat(store.originals().find(one)).contains(RECORDING);
        assertThat(payloads()).as("forks of the same share it").isEqualTo(1);
        store.delete(one);
        assertThat(store.originals().find(one)).isEmpty();
        assertThat(store.originals().find(two)).contains(RECORDING);
        store.delete(two);
        assertThat(payloads()).isZero();
    }

    @Test
    void whatIsReadAgainTakesThePlaceOfWhatWasReadBefore() {
        ExecutionArn fork = fork(1);
        store.originals().keep(fork, "before");
        store.originals().keep(fork, "after");
        store.originals().keep(fork, "after");
        assertThat(store.originals().find(fork)).contains("after");
        assertThat(payloads()).isEqualTo(1);
    }

    @Test
    void theOriginalsOfTheOldestForksMakeRoomAndOfNoForkNothingIsKept() {
        OriginalStore small = new SqliteOriginalStore(store.database(), 25);
        List<ExecutionArn> forks = List.of(fork(1), fork(2), fork(3));
        for (ExecutionArn fork : forks) {
            small.keep(fork, "ten chars" + fork.name().charAt(fork.name().length() - 1));
        }
        assertThat(forks.stream().map(fork -> small.find(fork).isPresent())).containsExactly(false, true, true);
        assertThat(payloads()).isEqualTo(2);
        small.keep(Journals.execution(4).arn(), "nobody's");
        assertThat(payloads()).isEqualTo(2);
    }

    @Test
    void withoutAFileTheyAreKeptAsLongAsTheProcessLives() {
        OriginalStore memory = new InMemoryOriginalStore();
        ExecutionArn fork = Journals.execution(1).arn();
        assertThat(memory.find(fork)).isEmpty();
        memory.keep(fork, "before");
        memory.keep(fork, RECORDING);
        assertThat(memory.find(fork)).contains(RECORDING);
    }
}
