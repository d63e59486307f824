package dev.durascope.engine.store;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Executions, journals and launch configurations in one SQLite file (WAL). One process has it open at a time, because
 * it goes on with the executions that were running; another one is refused with a message that says so. Times are kept
 * to the millisecond.
 */
public final class SqliteStore implements ExecutionStore {
    private final Database database;
    private final JournalTable journals = new JournalTable();
    private final LaunchStore launches;
    private final OriginalStore originals;
    private final @Nullable String notice;

    private SqliteStore(Database database, @Nullable String notice) {
        this.database = database;
        this.launches = new SqliteLaunchStore(database);
        this.originals = new SqliteOriginalStore(database);
        this.notice = notice;
    }

    /**
     * Opens a store, or begins one where no file is. A damaged file is kept aside under another name and a new one
     * begun; {@link #notice} then says so. A file that was left in the middle of things is checked, which takes long when it
     * is large; a thread that is interrupted gives up, and leaves the file as it is.
     *
     * @throws StoreException when the file is in use by another process, was written by a newer version or another
     *     program, or cannot be read or written; the message says what to do. Also when the thread was interrupted
     */
    public static SqliteStore open(Path file) {
        SqliteFile.Opened opened = SqliteFile.open(file.toAbsolutePath().normalize());
        return new SqliteStore(opened.database(), opened.notice());
    }

    /** What the user should hear of the opening; empty when all is well. */
    public Optional<String> notice() {
        return Optional.ofNullable(notice);
    }

    /** The file. */
    public Path file() {
        return database.file();
    }

    /** The launch configurations in the same file; closed with this store. */
    public LaunchStore launches() {
        return launches;
    }

    /** What forks were made of, in the same file; closed with this store. */
    public OriginalStore originals() {
        return originals;
    }

    Database database() {
        return database;
    }

    @Override
    public List<StoredExecution> executions() {
        return database.read(SqliteStore::executions);
    }

    static List<StoredExecution> executions(Session session) throws SQLException {
        List<StoredExecution> executions = new ArrayList<>();
        PreparedStatement select = session.prepare("""
                SELECT arn, time_mode, timeout_seconds, retention_days, tenant_id, status, started_at, ended_at,
                  held, parent_arn, invocation_type
                FROM execution ORDER BY id DESC""");
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                executions.add(execution(row));
            }
        }
        return executions;
    }

    private static StoredExecution execution(ResultSet row) throws SQLException {
        ExecutionArn arn = ExecutionArn.parse(row.getString(1));
        long ended = row.getLong(8);
        Instant end = row.wasNull() ? null : Instant.ofEpochMilli(ended);
        String parent = row.getString(10);
        ExecutionSummary summary = new ExecutionSummary(
                arn,
                ExecutionStatus.valueOf(row.getString(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                end,
                row.getBoolean(9),
                parent == null ? null : ExecutionArn.parse(parent));
        return new StoredExecution(
                arn,
                TimeMode.parse(row.getString(2)),
                new DurableConfig(row.getLong(3), row.getInt(4)),
                row.getString(5),
                InvocationType.valueOf(row.getString(11)),
                summary);
    }

    @Override
    public List<JournalRecord> journal(ExecutionArn arn, long afterPosition) {
        return database.read(session -> journal(session, arn, afterPosition));
    }

    static List<JournalRecord> journal(Session session, ExecutionArn arn, long afterPosition) throws SQLException {
        Entry entry = find(session, arn);
        return entry == null ? List.of() : JournalTable.read(session, entry.id(), arn, afterPosition);
    }

    @Override
    public void append(StoredExecution execution, List<JournalRecord> records) {
        JournalTable.Rows rows = JournalTable.encode(records);
        database.write(session -> {
            Entry known = find(session, execution.arn());
            long size = known == null ? 0 : known.journalSize();
            rows.requireToFollow(size);
            long id;
            if (known == null) {
                id = insert(session, execution, rows.size());
            } else {
                id = known.id();
                update(session, id, execution, size + rows.size());
            }
            journals.insert(session, id, rows);
            return id;
        });
    }

    @Override
    public void delete(ExecutionArn arn) {
        database.write(session -> {
            Entry entry = find(session, arn);
            if (entry == null) {
                return false;
            }
            journals.delete(session, entry.id());
            PreparedStatement delete = session.prepare("DELETE FROM execution WHERE id = ?");
            delete.setLong(1, entry.id());
            delete.executeUpdate();
            return true;
        });
    }

    private record Entry(long id, long journalSize) {}

    private static @Nullable Entry find(Session session, ExecutionArn arn) throws SQLException {
        PreparedStatement select = session.prepare("SELECT id, journal_size FROM execution WHERE arn = ?");
        select.setString(1, arn.toString());
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? new Entry(row.getLong(1), row.getLong(2)) : null;
        }
    }

    private static long insert(Session session, StoredExecution execution, long journalSize) throws SQLException {
        PreparedStatement insert = session.prepare("""
                INSERT INTO execution (time_mode, timeout_seconds, retention_days, tenant_id, status, started_at,
                  ended_at, held, parent_arn, journal_size, arn, invocation_type)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""");
        bind(insert, execution, journalSize);
        insert.setString(11, execution.arn().toString());
        insert.setString(12, execution.invocationType().name());
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void update(Session session, long id, StoredExecution execution, long journalSize)
            throws SQLException {
        PreparedStatement update = session.prepare("""
                UPDATE execution SET time_mode = ?, timeout_seconds = ?, retention_days = ?, tenant_id = ?, status = ?,
                  started_at = ?, ended_at = ?, held = ?, parent_arn = ?, journal_size = ?
                WHERE id = ?""");
        bind(update, execution, journalSize);
        update.setLong(11, id);
        update.executeUpdate();
    }

    private static void bind(PreparedStatement statement, StoredExecution execution, long journalSize)
            throws SQLException {
        ExecutionSummary summary = execution.summary();
        statement.setString(1, execution.timeMode().name());
        statement.setLong(2, execution.config().executionTimeoutSeconds());
        statement.setInt(3, execution.config().retentionDays());
        statement.setString(4, execution.tenantId());
        statement.setString(5, summary.status().name());
        statement.setLong(6, summary.start().toEpochMilli());
        if (summary.end() == null) {
            statement.setNull(7, Types.INTEGER);
        } else {
            statement.setLong(7, summary.end().toEpochMilli());
        }
        statement.setBoolean(8, summary.held());
        statement.setString(
                9, summary.parentArn() == null ? null : summary.parentArn().toString());
        statement.setLong(10, journalSize);
    }

    @Override
    public void close() {
        database.close();
    }
}
