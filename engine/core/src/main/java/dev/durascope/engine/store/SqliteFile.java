package dev.durascope.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens the file of a store: takes its lock, sees that it is whole and ours, and brings it up to date. */
final class SqliteFile {
    private static final int BUSY_MILLIS = 5_000;
    private static final String SUSPECT = ".suspect";

    /** The mark of a file that is being checked after a sudden end: a check that is cancelled is made up for. */
    static final String UNCHECKED = ".unchecked";

    private static final List<String> COMPANIONS = List.of("", "-wal", "-shm", SUSPECT, UNCHECKED);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * A file that was opened.
     *
     * @param notice what the user should hear of the opening; absent when all is well
     */
    record Opened(Database database, @Nullable String notice) {}

    private SqliteFile() {}

    /**
     * Opens a file, or begins it.
     *
     * @throws StoreException saying what keeps it from being used and what to do
     */
    static Opened open(Path file) {
        StoreLock lock = null;
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                OwnerOnly.createDirectories(directory);
            }
            lock = StoreLock.take(file);
            return openLocked(file, lock);
        } catch (IOException e) {
            release(lock, e);
            throw SqliteErrors.unusable(file, e);
        } catch (SQLException e) {
            release(lock, e);
            throw SqliteErrors.translate(file, e);
        } catch (RuntimeException e) {
            release(lock, e);
            throw e;
        }
    }

    private static Opened openLocked(Path file, StoreLock lock) throws SQLException, IOException {
        try {
            return new Opened(new Database(file, lock, writer(file)), null);
        } catch (SQLException e) {
            if (!SqliteErrors.isDamage(e)) {
                throw e;
            }
        }
        Path aside = setAside(file);
        String notice = file + " was damaged and is kept as " + aside
                + "; a new one was begun, so executions and launch configurations of earlier sessions are not shown.";
        return new Opened(new Database(file, lock, writer(file)), notice);
    }

    private static Session writer(Path file) throws SQLException, IOException {
        // SQLite removes the log when the last user closes the file: one that is left tells of a sudden end.
        boolean endedSuddenly = Files.exists(beside(file, "-wal")) || Files.exists(beside(file, UNCHECKED));
        boolean suspect = Files.exists(beside(file, SUSPECT));
        // SQLite gives its companions the permissions of the file.
        OwnerOnly.createFile(file);
        Session session = new Session(connect(file));
        try {
            session.endWhenInterrupted(true);
            Schema.check(session, file);
            if (suspect) {
                check(session, "integrity_check(1)");
                Files.delete(beside(file, SUSPECT));
            } else if (endedSuddenly) {
                mark(file, UNCHECKED);
                check(session, "quick_check(1)");
            }
            Files.deleteIfExists(beside(file, UNCHECKED));
            session.execute("PRAGMA journal_mode = WAL");
            session.execute("PRAGMA synchronous = NORMAL");
            session.execute("PRAGMA journal_size_limit = 67108864");
            Schema.migrate(session);
            session.endWhenInterrupted(false);
            return session;
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static void check(Session session, String pragma) throws SQLException {
        if (!session.text("PRAGMA " + pragma).equals("ok")) {
            throw SqliteErrors.damage();
        }
    }

    /** Has the file checked in full the next time it is opened, because damage was met in it. */
    static void suspect(Path file) throws IOException {
        mark(file, SUSPECT);
    }

    private static void mark(Path file, String suffix) throws IOException {
        Path mark = beside(file, suffix);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** A connection that only reads. */
    static Session reader(Path file) throws SQLException {
        Session session = new Session(connect(file));
        session.execute("PRAGMA query_only = ON");
        return session;
    }

    /** A connection that cannot write, not even what a sudden end left to be done. */
    static Session looker(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return new Session(connect(file, config));
    }

    private static Connection connect(Path file) throws SQLException {
        return connect(file, new SQLiteConfig());
    }

    private static Connection connect(Path file, SQLiteConfig config) throws SQLException {
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        // As a URI, because the driver would take what follows a question mark in a plain path for options.
        source.setUrl("jdbc:sqlite:" + file.toUri().toString().replace("file:///", "file:/"));
        try {
            return source.getConnection();
        } catch (LinkageError e) {
            throw new SQLException(
                    "SQLite's native library could not be loaded (" + e.getMessage()
                            + "): let java.io.tmpdir name a directory that programs may be run from",
                    e);
        }
    }

    private static Path setAside(Path file) throws IOException {
        String name = file.getFileName() + ".damaged-" + STAMP.format(Instant.now());
        for (String companion : COMPANIONS) {
            Path from = beside(file, companion);
            if (Files.exists(from)) {
                Files.move(from, file.resolveSibling(name + companion));
            }
        }
        return file.resolveSibling(name);
    }

    private static void release(@Nullable StoreLock lock, Exception cause) {
        if (lock == null) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
