package dev.durascope.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ExecutionArn;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of journals, and the long texts that are kept apart from them. */
final class JournalTable {

    /** A record as it is kept. */
    private record Row(long position, long atMillis, String type, String entry) {}

    /** Records as they are kept, and the long texts they refer to by hash. */
    record Rows(List<Row> rows, Map<String, String> texts) {

        int size() {
            return rows.size();
        }

        /**
         * Sees that the records are the next ones.
         *
         * @throws IllegalArgumentException when they are not
         */
        void requireToFollow(long position) {
            long last = position;
            for (Row row : rows) {
                if (row.position() != last + 1) {
                    throw new IllegalArgumentException(
                            "Record " + row.position() + " does not follow record " + last + ".");
                }
                last = row.position();
            }
        }
    }

    /** Encodes records; needs no connection, so that many can do it at once. */
    static Rows encode(List<JournalRecord> records) {
        List<Row> rows = new ArrayList<>(records.size());
        Map<String, String> texts = new LinkedHashMap<>();
        for (JournalRecord record : records) {
            String json = Json.text(g -> JournalCodec.write(LargePayloads.diverting(g, texts), record.entry()));
            rows.add(new Row(record.position(), record.at().toEpochMilli(), JournalCodec.type(record.entry()), json));
        }
        return new Rows(rows, texts);
    }

    void insert(Session session, long execution, Rows rows) throws SQLException {
        PreparedStatement journal =
                session.prepare("INSERT INTO journal (execution, position, at, type, entry) VALUES (?, ?, ?, ?, ?)");
        for (Row row : rows.rows()) {
            journal.setLong(1, execution);
            journal.setLong(2, row.position());
            journal.setLong(3, row.atMillis());
            journal.setString(4, row.type());
            journal.setString(5, row.entry());
            journal.executeUpdate();
        }
        for (Map.Entry<String, String> text : rows.texts().entrySet()) {
            insert(session, execution, text.getKey(), text.getValue());
        }
    }

    /** Keeps a text that an execution needs; it goes when no execution needs it any more. */
    static void insert(Session session, long execution, String hash, String text) throws SQLException {
        PreparedStatement payload = session.prepare("INSERT OR IGNORE INTO payload (hash, content) VALUES (?, ?)");
        payload.setString(1, hash);
        payload.setString(2, text);
        payload.executeUpdate();
        PreparedStatement use = session.prepare("INSERT OR IGNORE INTO payload_use (execution, hash) VALUES (?, ?)");
        use.setLong(1, execution);
        use.setString(2, hash);
        use.executeUpdate();
    }

    static List<JournalRecord> read(Session session, long execution, ExecutionArn arn, long after) throws SQLException {
        List<JournalRecord> records = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        PreparedStatement select = session.prepare(
                "SELECT position, at, type, entry FROM journal WHERE execution = ? AND position > ? ORDER BY position");
        select.setLong(1, execution);
        select.setLong(2, after);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long position = row.getLong(1);
                JournalEntry entry = entry(session, arn, position, row.getString(3), row.getString(4), texts);
                records.add(new JournalRecord(position, Instant.ofEpochMilli(row.getLong(2)), entry));
            }
        }
        return records;
    }

    private static JournalEntry entry(
            Session session, ExecutionArn arn, long position, String type, String json, Map<String, String> texts)
            throws SQLException {
        try {
            JsonNode node = Json.parse(json, "The record");
            if (LargePayloads.mayRefer(json)) {
                // One text for all that refer to it: many entries may hold the same large payload.
                node = LargePayloads.resolve(node, hash -> {
                    String known = texts.get(hash);
                    if (known == null) {
                        known = text(session, hash);
                        texts.put(hash, known);
                    }
                    return known;
                });
            }
            return JournalCodec.read(type, node);
        } catch (RuntimeException e) {
            throw new StoreException(
                    "Record " + position + " of " + arn + " cannot be read: " + e.getMessage()
                            + " Its execution cannot be shown; the others can.",
                    e);
        }
    }

    private static String text(Session session, String hash) throws SQLException {
        PreparedStatement select = session.prepare("SELECT content FROM payload WHERE hash = ?");
        select.setString(1, hash);
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalArgumentException("Payload " + hash + " is missing.");
            }
            return row.getString(1);
        }
    }

    void delete(Session session, long execution) throws SQLException {
        run(session, "DELETE FROM journal WHERE execution = ?", execution);
        run(session, """
                DELETE FROM payload WHERE hash IN (SELECT hash FROM payload_use WHERE execution = ?1)
                  AND NOT EXISTS (SELECT 1 FROM payload_use u WHERE u.hash = payload.hash AND u.execution <> ?1)""", execution);
        run(session, "DELETE FROM payload_use WHERE execution = ?", execution);
    }

    private static void run(Session session, String sql, long execution) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        statement.setLong(1, execution);
        statement.executeUpdate();
    }
}
