package dev.durascope.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.ProgressHandler;

/** A connection and the statements prepared on it. Confined to one thread at a time. */
final class Session implements AutoCloseable {
    /** Of SQLite's machine: some milliseconds. */
    private static final int STEPS_BETWEEN_LOOKS = 100_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Lets statements end with an error when the thread that executes them is interrupted, until it is told otherwise. */
    void endWhenInterrupted(boolean end) throws SQLException {
        if (!end) {
            ProgressHandler.clearHandler(connection);
            return;
        }
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override
            protected int progress() {
                return Thread.currentThread().isInterrupted() ? 1 : 0;
            }
        });
    }

    /** The statement of an SQL text, prepared once; to be executed and read before it is asked for again. */
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /** Forgets the prepared statements: the driver closes one that failed, and so makes it unusable. */
    void forgetPrepared() {
        for (PreparedStatement statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException repeated) {
                // A statement repeats its failure when it is closed; it is closed all the same.
            }
        }
        prepared.clear();
    }

    /** Executes one statement that answers nothing of interest. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row that a query answers, as a number; 0 when it answers none. */
    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The first column of the first row that a query answers, as text; empty when it answers none. */
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
