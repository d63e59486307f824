package dev.durascope.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what an error of SQLite means to whoever uses the file, and what they can do. */
final class SqliteErrors {
    private SqliteErrors() {}

    /** Whether the file is not, or no longer, what SQLite can read. */
    static boolean isDamage(SQLException e) {
        return switch (primary(e)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
            default -> false;
        };
    }

    /** What SQLite itself throws for a damaged file. */
    static SQLException damage() {
        return new SQLiteException("the file does not pass SQLite's check", SQLiteErrorCode.SQLITE_CORRUPT);
    }

    static StoreException translate(Path file, SQLException e) {
        if (e instanceof SQLiteException s && s.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_DBMOVED) {
            return new StoreException(
                    file + " was moved or deleted while it was in use: put it back, or start Durascope again.", e);
        }
        String elsewhere = "or set " + DataHome.VARIABLE + " to another directory";
        String message = switch (primary(e)) {
            case SQLITE_FULL ->
                "The disk that holds " + file + " is full, so this was not recorded: free some space and try again, "
                        + elsewhere + ".";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                file + " cannot be written: make the file and its directory writable, " + elsewhere + ".";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                file + " is damaged: start Durascope again; it keeps the damaged file aside and begins a new one.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "Another program holds " + file + " locked: close it (a database browser, a backup) and try again.";
            case SQLITE_IOERR ->
                "The disk that holds " + file + " failed (" + e.getMessage() + "): check it, " + elsewhere + ".";
            case SQLITE_INTERRUPT -> "The opening of " + file + " was cancelled.";
            case SQLITE_NOMEM -> "There was too little memory to use " + file + ": close other programs and try again.";
            default -> file + " could not be used: " + e.getMessage();
        };
        return new StoreException(message, e);
    }

    static StoreException unusable(Path file, IOException e) {
        return new StoreException(
                "The directory of " + file + " cannot be used (" + e + "): make it writable, or set "
                        + DataHome.VARIABLE + " to another directory.",
                e);
    }

    /** The code without its extension, which lies in the upper bits. */
    private static SQLiteErrorCode primary(SQLException e) {
        return e instanceof SQLiteException s
                ? SQLiteErrorCode.getErrorCode(s.getResultCode().code & 0xFF)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
