package dev.durascope.engine.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables of the store and how one version of them becomes the next. A file says its version in SQLite's
 * {@code user_version} and that it is ours in {@code application_id}.
 */
final class Schema {
    /** "Dura" in ASCII. */
    private static final int APPLICATION_ID = 0x44757261;

    /** The statements that make version n + 1 of version n, at index n; version 0 is an empty file. */
    private static final List<List<String>> MIGRATIONS = List.of(
            List.of(
                    """
            CREATE TABLE execution (
              id INTEGER PRIMARY KEY,
              arn TEXT NOT NULL UNIQUE,
              time_mode TEXT NOT NULL,
              timeout_seconds INTEGER NOT NULL,
              retention_days INTEGER NOT NULL,
              tenant_id TEXT,
              status TEXT NOT NULL,
              started_at INTEGER NOT NULL,
              ended_at INTEGER,
              held INTEGER NOT NULL,
              parent_arn TEXT,
              journal_size INTEGER NOT NULL)""",
                    """
            CREATE TABLE journal (
              execution INTEGER NOT NULL,
              position INTEGER NOT NULL,
              at INTEGER NOT NULL,
              type TEXT NOT NULL,
              entry TEXT NOT NULL,
              PRIMARY KEY (execution, position)) WITHOUT ROWID""",
                    "CREATE TABLE payload (hash TEXT PRIMARY KEY, content TEXT NOT NULL)",
                    """
            CREATE TABLE payload_use (
              execution INTEGER NOT NULL,
              hash TEXT NOT NULL,
              PRIMARY KEY (execution, hash)) WITHOUT ROWID""",
                    "CREATE INDEX payload_use_by_hash ON payload_use (hash)",
                    """
            CREATE TABLE launch (
              name TEXT PRIMARY KEY,
              last_used INTEGER NOT NULL,
              configuration TEXT NOT NULL) WITHOUT ROWID""",
                    "CREATE TABLE recent_file (path TEXT PRIMARY KEY, opened_at INTEGER NOT NULL) WITHOUT ROWID"),
            // Of an execution begun before, what was asked for is not known: the larger limit holds.
            List.of("ALTER TABLE execution ADD COLUMN invocation_type TEXT NOT NULL DEFAULT 'REQUEST_RESPONSE'"),
            List.of(
                    """
            CREATE TABLE input (
              id INTEGER PRIMARY KEY,
              launch TEXT NOT NULL,
              used_at INTEGER NOT NULL,
              content TEXT NOT NULL,
              execution TEXT)""",
                    "CREATE INDEX input_by_launch ON input (launch, id)",
                    // The input that a handler was run with last was kept before there was a list of them.
                    """
            INSERT INTO input (launch, used_at, content)
            SELECT name, last_used, content FROM (
              SELECT name, last_used,
                CASE WHEN json_valid(configuration) THEN json_extract(configuration, '$.input') END AS content
              FROM launch)
            WHERE typeof(content) = 'text' AND length(CAST(content AS BLOB)) <= %d
            ORDER BY last_used, name""".formatted(InputStore.MOST_BYTES)),
            // The hash of the payload that says what a fork was made of.
            List.of("ALTER TABLE execution ADD COLUMN original TEXT"),
            // Whether a launch stands among the recent ones, which the user may take it off.
            List.of("ALTER TABLE launch ADD COLUMN listed INTEGER NOT NULL DEFAULT 1"));

    /** The version that this program writes. */
    static final int VERSION = MIGRATIONS.size();

    private Schema() {}

    /**
     * Refuses a file that is not ours or that a newer program wrote; touches nothing.
     *
     * @throws StoreException saying why
     */
    static void check(Session session, Path file) throws SQLException {
        long version = session.number("PRAGMA user_version");
        long application = session.number("PRAGMA application_id");
        if (application != APPLICATION_ID && session.number("SELECT count(*) FROM sqlite_master") > 0) {
            throw new StoreException(
                    file + " is another program's SQLite database: move it away, or set " + DataHome.VARIABLE
                            + " to another directory.",
                    null);
        }
        if (version > VERSION) {
            throw new StoreException(
                    file + " was written by a newer Durascope (schema " + version + ", this one knows " + VERSION
                            + "): update Durascope, or set " + DataHome.VARIABLE + " to another directory.",
                    null);
        }
    }

    /**
     * Refuses a checked file that an older program wrote, for somebody who may not bring it up to date.
     *
     * @throws StoreException saying what to do
     */
    static void requireCurrent(Session session, Path file) throws SQLException {
        long version = session.number("PRAGMA user_version");
        if (version < VERSION) {
            throw new StoreException(
                    file + " was written by an older Durascope (schema " + version + ", this one knows " + VERSION
                            + "): open the window on it once, which brings it up to date.",
                    null);
        }
    }

    /** Brings a checked file to {@link #VERSION}, in one transaction. */
    static void migrate(Session session) throws SQLException {
        if (session.number("PRAGMA user_version") == VERSION) {
            return;
        }
        session.execute("BEGIN IMMEDIATE");
        try {
            // Asked again inside the transaction, where nobody else can have migrated in between.
            long version = session.number("PRAGMA user_version");
            for (List<String> migration : MIGRATIONS.subList((int) version, VERSION)) {
                for (String statement : migration) {
                    session.execute(statement);
                }
            }
            session.execute("PRAGMA application_id = " + APPLICATION_ID);
            session.execute("PRAGMA user_version = " + VERSION);
            session.execute("COMMIT");
        } catch (SQLException e) {
            session.execute("ROLLBACK");
            throw e;
        }
    }
}
