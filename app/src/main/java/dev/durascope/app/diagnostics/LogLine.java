package dev.durascope.app.diagnostics;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** A record of the log as a line, with the beginning of its stack trace below it. */
final class LogLine extends Formatter {
    private static final int FRAMES = 12;
    private static final int LONGEST = 2_000;

    private final UnaryOperator<String> redaction;

    /**
     * Makes lines, of which only what is cut is redacted.
     *
     * @param redaction takes secrets out of a text, since half a secret is not found by whoever redacts the line
     */
    LogLine(UnaryOperator<String> redaction) {
        this.redaction = redaction;
    }

    /** When a line was logged; {@code null} when it goes on with the one before it. */
    static @Nullable Instant instant(String line) {
        int end = line.indexOf(' ');
        if (end <= 0) {
            return null;
        }
        try {
            return Instant.parse(line.substring(0, end));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder(
                        record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString())
                .append(' ')
                .append(record.getLevel().getName())
                .append(' ')
                .append(record.getLoggerName())
                .append(": ")
                .append(shortened(String.valueOf(formatMessage(record))));
        for (Throwable at = record.getThrown(); at != null; at = at.getCause()) {
            line.append("\n    ").append(shortened(at.toString()));
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                line.append("\n        at ").append(frames[i]);
            }
        }
        return line.append('\n').toString();
    }

    private String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String left = redaction.apply(text);
        return left.length() > LONGEST ? left.substring(0, LONGEST) + "…" : left;
    }
}
