package dev.durascope.app.diagnostics;

import dev.durascope.engine.fixture.TextRedactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** The log of the window as a file, without secrets. It and the one before it are kept, neither of them large. */
final class LogFile extends Handler {
    private static final long LARGEST = 256 * 1024;
    private static final int LAST = 200;

    private final Path file;
    private final TextRedactor redactor;

    LogFile(Path file, TextRedactor redactor) {
        this.file = file;
        this.redactor = redactor;
        setLevel(Level.INFO);
        setFormatter(new LogLine(redactor::redact));
    }

    /** Where the log is in a home. */
    static Path in(Path home) {
        return home.resolve("durascope.log");
    }

    /** The last lines of a log; empty when there is none. */
    static List<String> last(Path file) {
        return last(lines(file));
    }

    /** The last lines that were logged from a moment on, also those that are in the log before this one. */
    static List<String> since(Path file, Instant moment) {
        List<String> since = new ArrayList<>();
        // The log has milliseconds; a process may begin within one.
        Instant from = moment.truncatedTo(ChronoUnit.MILLIS);
        boolean in = false;
        for (Path each : List.of(before(file), file)) {
            for (String line : lines(each)) {
                Instant logged = LogLine.instant(line);
                in = logged == null ? in : !logged.isBefore(from);
                if (in) {
                    since.add(line);
                }
            }
        }
        return last(since);
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LAST), lines.size());
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Where the log goes when it is large. */
    private static Path before(Path file) {
        return file.resolveSibling(file.getFileName() + ".old");
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            if (Files.exists(file) && Files.size(file) > LARGEST) {
                Files.move(file, before(file), StandardCopyOption.REPLACE_EXISTING);
            }
            // Few lines are logged, so none is lost for a process that dies.
            Files.writeString(
                    file,
                    redactor.redact(getFormatter().format(record)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            reportError(null, e, ErrorManager.WRITE_FAILURE);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
