package dev.durascope.engine.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Launch configurations and recent files in the store's file. */
final class SqliteLaunchStore implements LaunchStore {
    private final Database database;
    private final InputStore inputs;

    SqliteLaunchStore(Database database) {
        this.database = database;
        this.inputs = new SqliteInputStore(database);
    }

    @Override
    public List<LaunchConfiguration> configurations() {
        return database.read(
                session -> read(session.prepare("SELECT configuration FROM launch ORDER BY last_used DESC, name")));
    }

    private static List<LaunchConfiguration> read(PreparedStatement select) throws SQLException {
        List<LaunchConfiguration> all = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(LaunchCodec.read(row.getString(1)));
            }
        }
        return all;
    }

    @Override
    public Optional<LaunchConfiguration> configuration(String name) {
        return database.read(session -> {
            PreparedStatement select = session.prepare("SELECT configuration FROM launch WHERE name = ?");
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(LaunchCodec.read(row.getString(1))) : Optional.empty();
            }
        });
    }

    @Override
    public LaunchConfiguration save(LaunchConfiguration configuration) {
        LaunchConfiguration kept = configuration.withoutCredentials();
        String json = LaunchCodec.write(kept);
        return database.write(session -> {
            PreparedStatement upsert = session.prepare("""
                    INSERT INTO launch (name, last_used, configuration) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET last_used = excluded.last_used,
                      listed = CASE WHEN excluded.last_used > last_used THEN 1 ELSE listed END,
                      configuration = excluded.configuration""");
            upsert.setString(1, kept.name());
            upsert.setLong(2, kept.lastUsed().toEpochMilli());
            upsert.setString(3, json);
            upsert.executeUpdate();
            return kept;
        });
    }

    @Override
    public void delete(String name) {
        database.write(session ->
                remove(session, "DELETE FROM launch WHERE name = ?", name) + SqliteInputStore.forgetAll(session, name));
    }

    @Override
    public List<RecentFile> recentFiles(int limit) {
        return database.read(session -> {
            List<RecentFile> files = new ArrayList<>();
            PreparedStatement select =
                    session.prepare("SELECT path, opened_at FROM recent_file ORDER BY opened_at DESC, path LIMIT ?");
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    files.add(new RecentFile(Path.of(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))));
                }
            }
            return files;
        });
    }

    @Override
    public void opened(Path file, Instant at) {
        database.write(session -> {
            PreparedStatement upsert = session.prepare("""
                    INSERT INTO recent_file (path, opened_at) VALUES (?, ?)
                    ON CONFLICT (path) DO UPDATE SET opened_at = excluded.opened_at""");
            upsert.setString(1, canonical(file));
            upsert.setLong(2, at.toEpochMilli());
            return upsert.executeUpdate();
        });
    }

    @Override
    public void forget(Path file) {
        database.write(session -> remove(session, "DELETE FROM recent_file WHERE path = ?", canonical(file)));
    }

    @Override
    public List<LaunchConfiguration> recentLaunches(int limit) {
        return database.read(session -> {
            PreparedStatement select = session.prepare(
                    "SELECT configuration FROM launch WHERE listed = 1 ORDER BY last_used DESC, name LIMIT ?");
            select.setInt(1, limit);
            return read(select);
        });
    }

    @Override
    public void unlist(String name) {
        database.write(session -> remove(session, "UPDATE launch SET listed = 0 WHERE name = ?", name));
    }

    @Override
    public void clearRecent() {
        database.write(session -> session.prepare("DELETE FROM recent_file").executeUpdate()
                + session.prepare("UPDATE launch SET listed = 0").executeUpdate());
    }

    @Override
    public InputStore inputs() {
        return inputs;
    }

    private static int remove(Session session, String sql, String key) throws SQLException {
        PreparedStatement delete = session.prepare(sql);
        delete.setString(1, key);
        return delete.executeUpdate();
    }

    private static String canonical(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
