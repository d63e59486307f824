package dev.durascope.engine.store;

import dev.durascope.engine.model.ExecutionArn;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The inputs of handlers in the store's file. The larger id is the newer one, however the machine's clock was set. */
final class SqliteInputStore implements InputStore {
    /** A launch configuration has the input that was run last, too. */
    private static final String BLANK =
            "UPDATE launch SET configuration = json_set(configuration, '$.input', '') WHERE name = ?";

    private final Database database;

    SqliteInputStore(Database database) {
        this.database = database;
    }

    @Override
    public List<KeptInput> inputs(String launch) {
        return database.read(session -> {
            List<KeptInput> inputs = new ArrayList<>();
            PreparedStatement select =
                    session.prepare("SELECT content, used_at, execution FROM input WHERE launch = ? ORDER BY id DESC");
            select.setString(1, launch);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String arn = row.getString(3);
                    inputs.add(new KeptInput(
                            row.getString(1),
                            Instant.ofEpochMilli(row.getLong(2)),
                            arn == null ? null : ExecutionArn.parse(arn)));
                }
            }
            return inputs;
        });
    }

    @Override
    public void keep(String launch, KeptInput input) {
        if (!InputStore.isKept(input.text())) {
            return;
        }
        database.write(session -> {
            forget(session, launch, input.text());
            PreparedStatement insert =
                    session.prepare("INSERT INTO input (launch, used_at, content, execution) VALUES (?, ?, ?, ?)");
            insert.setString(1, launch);
            insert.setLong(2, input.usedAt().toEpochMilli());
            insert.setString(3, input.text());
            insert.setString(
                    4, input.execution() == null ? null : input.execution().toString());
            insert.executeUpdate();
            return trim(session, launch);
        });
    }

    private static int trim(Session session, String launch) throws SQLException {
        PreparedStatement delete = session.prepare("""
                DELETE FROM input WHERE id IN (
                  SELECT id FROM (
                    SELECT id, row_number() OVER newest AS place,
                      sum(length(CAST(content AS BLOB))) OVER newest AS bytes
                    FROM input WHERE launch = ? WINDOW newest AS (ORDER BY id DESC))
                  WHERE place > ? OR bytes > ?)""");
        delete.setString(1, launch);
        delete.setInt(2, MOST);
        delete.setInt(3, MOST_BYTES_TOGETHER);
        return delete.executeUpdate();
    }

    @Override
    public void forget(String launch, String text) {
        database.write(session -> {
            PreparedStatement update = session.prepare(BLANK + " AND json_extract(configuration, '$.input') = ?");
            update.setString(1, launch);
            update.setString(2, text);
            update.executeUpdate();
            return forget(session, launch, text);
        });
    }

    private static int forget(Session session, String launch, String text) throws SQLException {
        PreparedStatement delete = session.prepare("DELETE FROM input WHERE launch = ? AND content = ?");
        delete.setString(1, launch);
        delete.setString(2, text);
        return delete.executeUpdate();
    }

    @Override
    public void forgetAll(String launch) {
        database.write(session -> {
            PreparedStatement update = session.prepare(BLANK);
            update.setString(1, launch);
            update.executeUpdate();
            return forgetAll(session, launch);
        });
    }

    static int forgetAll(Session session, String launch) throws SQLException {
        PreparedStatement delete = session.prepare("DELETE FROM input WHERE launch = ?");
        delete.setString(1, launch);
        return delete.executeUpdate();
    }
}
