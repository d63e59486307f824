package dev.durascope.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SqliteStoreFailureTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("durascope.db");
    }

    private StoreException refusal(Path file) {
        return catchThrowableOfType(
                StoreException.class, () -> SqliteStore.open(file).close());
    }

    private void fillWithOneExecution() {
        try (SqliteStore store = SqliteStore.open(file())) {
            store.append(Journals.execution(1), Journals.random(1, 1, 2_000));
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void aFullDiskIsSaidAndEndsNothing() {
        try (SqliteStore store = SqliteStore.open(file())) {
            store.append(Journals.execution(1), Journals.random(1, 1, 10));
            pragma(store, "max_page_count = 100");

            StoreException refusal = catchThrowableOfType(StoreException.class, () -> {
                for (int batch = 0; ; batch++) {
                    store.append(Journals.execution(2), Journals.random(2, 1 + batch * 50L, 50));
                }
            });

            assertThat(refusal)
                    .hasMessageStartingWith("The disk that holds " + file() + " is full")
                    .hasMessageContaining("free some space")
                    .hasMessageContaining("DURASCOPE_HOME");
            int kept = store.journal(Journals.execution(2).arn(), 0).size();
            assertThat(kept % 50).isZero();
            assertThat(store.journal(Journals.execution(1).arn(), 0)).isEqualTo(Journals.random(1, 1, 10));

            pragma(store, "max_page_count = 1000000");
            store.append(Journals.execution(2), Journals.random(2, kept + 1, 50));
            assertThat(store.journal(Journals.execution(2).arn(), 0)).isEqualTo(Journals.random(2, 1, kept + 50));
        }
    }

    @Test
    void onADiskThatIsReallyFullTheFileStaysWhole() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(mountSmallDisk(disk), "needs the right to mount a small disk");
        try {
            Path onDisk = disk.resolve("durascope.db");
            int kept;
            try (SqliteStore store = SqliteStore.open(onDisk)) {
                StoreException refusal = catchThrowableOfType(StoreException.class, () -> {
                    for (int batch = 0; ; batch++) {
                        store.append(Journals.execution(1), Journals.random(1, 1 + batch * 50L, 50));
                    }
                });
                assertThat(refusal).hasMessageStartingWith("The disk that holds " + onDisk + " is full");
                kept = store.journal(Journals.execution(1).arn(), 0).size();
                assertThat(kept).isPositive();
            }
            try (SqliteStore store = SqliteStore.open(onDisk)) {
                assertThat(store.notice()).isEmpty();
                assertThat(store.journal(Journals.execution(1).arn(), 0)).isEqualTo(Journals.random(1, 1, kept));
            }
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static boolean mountSmallDisk(Path disk) throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/mount"))) {
            return false;
        }
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()).start();
        return mount.waitFor(10, TimeUnit.SECONDS) && mount.exitValue() == 0;
    }

    @Test
    void whatIsNotADatabaseIsKeptAsideAndANewOneBegun() throws Exception {
        byte[] content = "this is not a database, but somebody may still need it"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Files.write(file(), content);

        try (SqliteStore store = SqliteStore.open(file())) {
            assertThat(store.notice())
                    .hasValueSatisfying(notice -> assertThat(notice)
                            .startsWith(file() + " was damaged and is kept as " + file() + ".damaged-")
                            .contains("a new one was begun"));
            store.append(Journals.execution(1), Journals.random(1, 1, 10));
            assertThat(store.executions()).hasSize(1);
        }
        assertThat(damaged())
                .singleElement()
                .satisfies(aside -> assertThat(Files.readAllBytes(aside)).isEqualTo(content));
    }

    @Test
    void aDamagedFileThatWasNotClosedIsFoundOutAtTheStart() throws Exception {
        fillWithOneExecution();
        scribbleOver(40_000, 60_000);
        Files.createFile(directory.resolve("durascope.db-wal"));

        try (SqliteStore store = SqliteStore.open(file())) {
            assertThat(store.notice()).isPresent();
            assertThat(store.executions()).isEmpty();
        }
        assertThat(damaged()).isNotEmpty();
    }

    @Test
    void aCheckThatWasCancelledIsMadeUpForAtTheNextStart() throws Exception {
        fillWithOneExecution();
        scribbleOver(40_000, 60_000);
        Path mark = Files.createFile(directory.resolve("durascope.db" + SqliteFile.UNCHECKED));

        try (SqliteStore store = SqliteStore.open(file())) {
            assertThat(store.notice()).isPresent();
        }
        assertThat(damaged()).isNotEmpty();

        Files.createFile(mark);
        try (SqliteStore store = SqliteStore.open(file())) {
            assertThat(store.notice()).isEmpty();
            assertThat(mark).doesNotExist();
        }
    }

    @Test
    void theCheckOfALargeFileEndsWhenItsThreadIsInterruptedAndIsTakenForNoDamage() throws Exception {
        fillWithOneExecution();
        run("CREATE TABLE bulk (id INTEGER PRIMARY KEY, text TEXT)", """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
                INSERT INTO bulk SELECT i, 'row ' || i FROM n""");
        try (Session session = SqliteFile.reader(file())) {
            session.endWhenInterrupted(true);
            assertThat(session.text("PRAGMA quick_check(1)")).isEqualTo("ok");
            Thread.currentThread().interrupt();
            SQLException ended = catchThrowableOfType(SQLException.class, () -> session.text("PRAGMA quick_check(1)"));
            Thread.interrupted();

            assertThat((Throwable) ended).isNotNull();
            assertThat(SqliteErrors.isDamage(ended)).isFalse();
            assertThat(SqliteErrors.translate(file(), ended).getMessage())
                    .isEqualTo("The opening of " + file() + " was cancelled.");
        }
    }

    @Test
    void anOpeningThatIsCancelledLeavesTheFileToTheNextOne() {
        fillWithOneExecution();
        Thread.currentThread().interrupt();
        StoreException refusal = refusal(file());
        Thread.interrupted();

        assertThat(refusal).isNotNull();
        try (SqliteStore store = SqliteStore.open(file())) {
            assertThat(store.notice()).isEmpty();
            assertThat(store.executions()).hasSize(1);
        }
    }

    @Test
    void damageFoundLaterIsSaidAndLeavesTheRestReadable() throws Exception {
        fillWithOneExecution();
        scribbleOver(40_000, 60_000);

        try (SqliteStore store = SqliteStore.open(file())) {
            assertThat(store.executions()).hasSize(1);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.journal(Journals.execution(1).arn(), 0))
                    .withMessageContaining(file() + " is damaged")
                    .withMessageContaining("keeps the damaged file aside");
        }
        // The damage was seen, so the next start does what the message says.
        try (SqliteStore store = SqliteStore.open(file())) {
            assertThat(store.notice()).isPresent();
        }
        assertThat(damaged()).isNotEmpty();
    }

    @Test
    void aRecordThatMakesNoSenseSpoilsItsExecutionOnly() throws Exception {
        try (SqliteStore store = SqliteStore.open(file())) {
            store.append(Journals.execution(1), Journals.random(1, 1, 10));
            store.append(Journals.execution(2), Journals.random(2, 1, 10));
        }
        run("UPDATE journal SET entry = '{}' WHERE execution = 1 AND position = 4");

        try (SqliteStore store = SqliteStore.open(file())) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.journal(Journals.execution(1).arn(), 0))
                    .withMessageStartingWith(
                            "Record 4 of " + Journals.execution(1).arn() + " cannot be read: ");
            assertThat(store.journal(Journals.execution(2).arn(), 0)).hasSize(10);
        }
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAlone() throws Exception {
        fillWithOneExecution();
        run("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file());

        assertThat(refusal(file()))
                .hasMessage(file() + " was written by a newer Durascope (schema 99, this one knows " + Schema.VERSION
                        + "): update Durascope, or set DURASCOPE_HOME to another directory.");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws Exception {
        run("CREATE TABLE precious (a)");
        byte[] before = Files.readAllBytes(file());

        assertThat(refusal(file())).hasMessageContaining("another program's SQLite database");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aSecondOpeningIsRefusedUntilTheFirstIsClosed() {
        try (SqliteStore first = SqliteStore.open(file())) {
            assertThat(refusal(file()))
                    .hasMessage(file() + " is in use by another Durascope (process "
                            + ProcessHandle.current().pid()
                            + "): close that one, or set DURASCOPE_HOME to another directory.");
            first.append(Journals.execution(1), Journals.random(1, 1, 1));
        }
        assertThat(refusal(file())).isNull();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsSaid() throws Exception {
        Files.createFile(directory.resolve("plain"));

        assertThat(refusal(directory.resolve("plain/durascope.db")))
                .hasMessageStartingWith("The directory of " + directory.resolve("plain/durascope.db"))
                .hasMessageContaining("make it writable, or set DURASCOPE_HOME");
    }

    @Test
    void aDirectoryThatMayNotBeWrittenIsSaid() throws Exception {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        Path readOnly = Files.createDirectory(directory.resolve("read-only"));
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(readOnly), "the superuser may write anywhere");

        assertThat(refusal(readOnly.resolve("durascope.db"))).hasMessageContaining("make it writable");
    }

    @Test
    void aDirectoryInThePlaceOfTheFileIsSaid() throws Exception {
        Files.createDirectory(file());

        assertThat(refusal(file()))
                .hasMessageStartingWith(file() + " cannot be written: make the file and its directory writable");
    }

    @Test
    void aFileThatAnotherProgramLocksIsSaid() throws Exception {
        fillWithOneExecution();
        try (SqliteStore store = SqliteStore.open(file());
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            pragma(store, "busy_timeout = 50");
            statement.execute("BEGIN IMMEDIATE");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.append(Journals.execution(2), Journals.random(2, 1, 1)))
                    .withMessageStartingWith("Another program holds " + file() + " locked: close it");
            statement.execute("ROLLBACK");

            store.append(Journals.execution(2), Journals.random(2, 1, 1));
        }
    }

    private static void pragma(SqliteStore store, String setting) {
        store.database().write(session -> session.text("PRAGMA " + setting));
    }

    private void scribbleOver(long from, long to) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file().toFile(), "rw")) {
            assertThat(content.length()).isGreaterThan(to);
            content.seek(from);
            byte[] scribble = new byte[(int) (to - from)];
            java.util.Arrays.fill(scribble, (byte) 0xA5);
            content.write(scribble);
        }
    }

    private List<Path> damaged() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().matches("durascope\\.db\\.damaged-[0-9TZ]+"))
                    .toList();
        }
    }
}
