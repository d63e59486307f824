package dev.durascope.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.durascope.engine.history.JournalRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends ExecutionStoreContract {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("data/durascope.db");
    }

    @Override
    SqliteStore open() {
        return SqliteStore.open(file());
    }

    @Test
    void allIsThereWhenTheFileIsOpenedAgain() throws Exception {
        List<JournalRecord> records = Journals.random(99, 1, 200);
        store.append(Journals.execution(1), records);
        store.append(Journals.execution(2), List.of());
        store.close();

        openStore();

        assertThat(store.executions()).containsExactly(Journals.execution(2), Journals.execution(1));
        assertThat(store.journal(Journals.execution(1).arn(), 0)).isEqualTo(records);
        assertThat(((SqliteStore) store).notice()).isEmpty();
    }

    @Test
    void aLongPayloadIsKeptOnceHoweverOftenItOccurs() throws Exception {
        String payload = "x".repeat(1_000_000);
        store.append(Journals.execution(1), Journals.records(1, List.of(Journals.result(payload), Journals.line("."))));
        store.append(Journals.execution(2), Journals.records(1, List.of(Journals.result(payload))));
        store.append(Journals.execution(2), Journals.records(2, List.of(Journals.result(payload))));

        assertThat(number("SELECT count(*) FROM payload")).isEqualTo(1);
        assertThat(number("SELECT max(length(entry)) FROM journal")).isLessThan(1_000);
        assertThat(store.journal(Journals.execution(2).arn(), 1))
                .isEqualTo(Journals.records(2, List.of(Journals.result(payload))));
    }

    @Test
    void aPayloadGoesWithTheLastExecutionThatHasIt() throws Exception {
        String payload = "x".repeat(LargePayloads.THRESHOLD);
        store.append(Journals.execution(1), Journals.records(1, List.of(Journals.result(payload))));
        store.append(Journals.execution(2), Journals.records(1, List.of(Journals.result(payload))));

        store.delete(Journals.execution(1).arn());
        assertThat(number("SELECT count(*) FROM payload")).isEqualTo(1);

        store.delete(Journals.execution(2).arn());
        assertThat(number("SELECT count(*) FROM payload")).isZero();
        assertThat(number("SELECT count(*) FROM payload_use")).isZero();
        assertThat(number("SELECT count(*) FROM journal")).isZero();
    }

    @Test
    void whatOneCallerMayNotWriteHarmsNobodyWhoWritesAtTheTime() throws Exception {
        store.append(Journals.execution(0), Journals.random(0, 1, 1));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> good = new ArrayList<>();
            List<Future<?>> bad = new ArrayList<>();
            for (int i = 1; i <= 200; i++) {
                int number = i;
                good.add(threads.submit(() -> store.append(Journals.execution(number), Journals.random(number, 1, 5))));
                bad.add(threads.submit(() -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> store.append(Journals.execution(0), Journals.random(0, 9, 1)))));
            }
            for (Future<?> each : good) {
                each.get();
            }
            for (Future<?> each : bad) {
                each.get();
            }
        }
        assertThat(store.executions()).hasSize(201);
        assertThat(store.journal(Journals.execution(0).arn(), 0)).hasSize(1);
    }

    @Test
    void aFileMayHaveAnyName() {
        Path odd = directory.resolve("a b?mode=ro&c#d%41 ü.db");
        try (SqliteStore other = SqliteStore.open(odd)) {
            other.append(Journals.execution(1), Journals.random(1, 1, 1));
        }
        assertThat(odd).exists();
    }

    @Test
    void aDirectoryThatHadToBeMadeIsForItsOwnerOnly() throws Exception {
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file().getParent()))
                    .containsExactlyInAnyOrderElementsOf(
                            java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void whatComesAfterClosingIsRefused() {
        store.close();
        store.close();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.executions())
                .withMessageEndingWith("durascope.db has been closed.");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.append(Journals.execution(1), List.of()))
                .withMessageEndingWith("durascope.db has been closed.");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
