package dev.durascope.engine.store;

import dev.durascope.engine.model.ExecutionArn;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Originals among the payloads of the store's file: several forks of one moment share a text, and it goes with the last. */
final class SqliteOriginalStore implements OriginalStore {
    private final Database database;
    private final long mostTogether;

    SqliteOriginalStore(Database database) {
        this(database, MOST_TOGETHER);
    }

    /** @param mostTogether how many characters all may have together */
    SqliteOriginalStore(Database database, long mostTogether) {
        this.database = database;
        this.mostTogether = mostTogether;
    }

    @Override
    public void keep(ExecutionArn fork, String recording) {
        if (recording.length() > MOST) {
            return;
        }
        String hash = LargePayloads.hash(recording);
        database.write(session -> {
            Long id = id(session, fork);
            if (id == null) {
                return false;
            }
            forget(session, id);
            JournalTable.insert(session, id, hash, recording);
            PreparedStatement update = session.prepare("UPDATE execution SET original = ? WHERE id = ?");
            update.setString(1, hash);
            update.setLong(2, id);
            update.executeUpdate();
            trim(session);
            return true;
        });
    }

    private static @Nullable Long id(Session session, ExecutionArn fork) throws SQLException {
        PreparedStatement select = session.prepare("SELECT id FROM execution WHERE arn = ?");
        select.setString(1, fork.toString());
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : null;
        }
    }

    /** The originals of the oldest forks make room. */
    private void trim(Session session) throws SQLException {
        PreparedStatement select = session.prepare("""
                SELECT id FROM (
                  SELECT id, sum(length(content)) OVER (ORDER BY id DESC) AS together
                  FROM execution JOIN payload ON hash = original)
                WHERE together > ?""");
        select.setLong(1, mostTogether);
        List<Long> crowded = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                crowded.add(row.getLong(1));
            }
        }
        for (long id : crowded) {
            forget(session, id);
        }
    }

    /** No journal refers to a whole recording, so that its text is an execution's for this alone. */
    private static void forget(Session session, long id) throws SQLException {
        run(session, """
                DELETE FROM payload_use WHERE execution = ?1
                  AND hash = (SELECT original FROM execution WHERE id = ?1)""", id);
        run(session, """
                DELETE FROM payload WHERE hash = (SELECT original FROM execution WHERE id = ?1)
                  AND NOT EXISTS (SELECT 1 FROM payload_use u WHERE u.hash = payload.hash)""", id);
        run(session, "UPDATE execution SET original = NULL WHERE id = ?1", id);
    }

    private static void run(Session session, String sql, long id) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        statement.setLong(1, id);
        statement.executeUpdate();
    }

    @Override
    public Optional<String> find(ExecutionArn fork) {
        return database.read(session -> {
            PreparedStatement select =
                    session.prepare("SELECT content FROM execution JOIN payload ON hash = original WHERE arn = ?");
            select.setString(1, fork.toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }
}
