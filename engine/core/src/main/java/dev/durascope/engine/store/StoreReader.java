package dev.durascope.engine.store;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Looks at a store that another process may have open: takes no lock, goes on with nothing, and writes nothing. Belongs
 * to one thread.
 */
public final class StoreReader implements AutoCloseable {
    private final Path file;
    private final Session session;

    private StoreReader(Path file, Session session) {
        this.file = file;
        this.session = session;
    }

    /**
     * Opens a store to look at it.
     *
     * @throws StoreException when there is none, when it was written by another version or program, or cannot be read;
     *     the message says what to do
     */
    public static StoreReader open(Path file) {
        Path store = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(store)) {
            throw new StoreException("There is no store " + store + ": name another file.", null);
        }
        try {
            Session session = SqliteFile.looker(store);
            try {
                Schema.check(session, store);
                Schema.requireCurrent(session, store);
                return new StoreReader(store, session);
            } catch (SQLException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteErrors.translate(store, e);
        }
    }

    /** All executions, newest first. */
    public List<StoredExecution> executions() {
        return read(SqliteStore::executions);
    }

    /** An execution's whole journal; empty for one that is not there. */
    public List<JournalRecord> journal(ExecutionArn arn) {
        return read(on -> SqliteStore.journal(on, arn, 0));
    }

    private <T> T read(Database.Work<T> work) {
        try {
            session.prepare("BEGIN").execute();
            T result = work.on(session);
            session.prepare("COMMIT").execute();
            return result;
        } catch (SQLException e) {
            throw SqliteErrors.translate(file, e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            throw SqliteErrors.translate(file, e);
        }
    }
}
