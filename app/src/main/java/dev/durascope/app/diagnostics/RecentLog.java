package dev.durascope.app.diagnostics;

import dev.durascope.engine.fixture.TextRedactor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The last records of this process's log, whatever is printed of it. */
public final class RecentLog extends Handler {
    private static final int MOST = 200;

    private final Deque<String> lines = new ArrayDeque<>();

    /** Keeps what is worth telling, and worse. */
    public RecentLog() {
        setLevel(Level.INFO);
        setFormatter(new LogLine(text -> TextRedactor.ofProcess().redact(text)));
    }

    /** What the logs of this process have kept, oldest first; empty where none was installed. */
    static List<String> ofProcess() {
        return Stream.of(Logger.getLogger("").getHandlers())
                .filter(RecentLog.class::isInstance)
                .flatMap(log -> ((RecentLog) log).lines().stream())
                .toList();
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        lines.add(getFormatter().format(record).stripTrailing());
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
