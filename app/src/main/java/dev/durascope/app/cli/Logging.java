package dev.durascope.app.cli;

import dev.durascope.app.diagnostics.RecentLog;
import java.util.Locale;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What libraries and the engine log goes to standard error, warnings and worse, in a line each: a stack trace helps only
 * those who ask for one, by naming a level in {@code DURASCOPE_LOG}.
 */
final class Logging {

    /** The environment variable that names a level of {@code java.util.logging}, such as {@code FINE}. */
    static final String VARIABLE = "DURASCOPE_LOG";

    /** Warns at every start that JavaFX is on the class path, where our distribution keeps it on purpose. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Logging() {}

    static void configure(Map<String, String> environment) {
        String asked = environment.getOrDefault(VARIABLE, "").strip();
        Level level = level(asked);
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setLevel(level);
        handler.setFormatter(new Line(!asked.isEmpty()));
        if (asked.isEmpty()) {
            handler.setFilter(record -> !isAboutTheClassPath(record));
        }
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        // What is not printed may still help somebody who is asked for help.
        root.addHandler(new RecentLog());
        root.setLevel(level.intValue() < Level.INFO.intValue() ? level : Level.INFO);
        JAVAFX.setLevel(Level.SEVERE);
    }

    /** JavaFX warns that it stands on the class path, where we want it (docs/decisions/0004-class-path-image.md). */
    private static boolean isAboutTheClassPath(LogRecord record) {
        return "javafx".equals(record.getLoggerName())
                && String.valueOf(record.getMessage()).startsWith("Unsupported JavaFX configuration");
    }

    private static Level level(String asked) {
        try {
            return asked.isEmpty() ? Level.WARNING : Level.parse(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Level.FINE;
        }
    }

    private static final class Line extends Formatter {
        private final boolean traces;

        Line(boolean traces) {
            this.traces = traces;
        }

        @Override
        public String format(LogRecord record) {
            StringBuilder line = new StringBuilder("durascope: ")
                    .append(record.getLevel().getName().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(Words.oneLine(String.valueOf(formatMessage(record))));
            Throwable thrown = record.getThrown();
            if (thrown != null) {
                line.append(": ").append(Words.oneLine(thrown.toString()));
            }
            line.append(System.lineSeparator());
            if (thrown != null && traces) {
                for (StackTraceElement frame : thrown.getStackTrace()) {
                    line.append("    at ").append(frame).append(System.lineSeparator());
                }
            }
            return line.toString();
        }
    }
}
