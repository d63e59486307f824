package dev.durascope.app.diagnostics;

import dev.durascope.engine.fixture.TextRedactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
        try {
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LAST), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            if (Files.exists(file) && Files.size(file) > LARGEST) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
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
