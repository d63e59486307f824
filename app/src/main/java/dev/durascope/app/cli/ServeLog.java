package dev.durascope.app.cli;

import dev.durascope.engine.execution.ExecutionObserver;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tells on standard error what a service without a window does: executions that begin and end, and what handlers print.
 * Written on a thread of its own, so that a slow terminal holds up no execution.
 */
final class ServeLog implements ExecutionObserver, AutoCloseable {
    private static final int MOST_LINES_WAITING = 10_000;

    private final Shell shell;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(MOST_LINES_WAITING);
    private final Thread writer = Thread.ofPlatform().daemon().name("serve-log").unstarted(this::write);
    private final ExecutionService.Subscription subscription;

    ServeLog(Shell shell, ExecutionService service) {
        this.shell = shell;
        this.subscription = service.observe(this);
    }

    void start(List<FunctionConfig> functions) {
        shell.say("serving " + functions.size() + (functions.size() == 1 ? " function" : " functions")
                + (functions.isEmpty() ? "; add some with --function or --functions" : ""));
        writer.start();
    }

    private void write() {
        try {
            while (true) {
                shell.err().println(lines.take());
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    @Override
    public void appended(ExecutionArn arn, List<JournalRecord> records) {
        for (JournalRecord record : records) {
            String line = line(arn, record.entry());
            if (line != null && !lines.offer(line)) {
                return; // whoever reads standard error has stopped reading
            }
        }
    }

    @Override
    public void plainPrinted(String functionName, JournalEntry.ConsoleLine line) {
        lines.offer(functionName + " | " + line.text());
    }

    private static @Nullable String line(ExecutionArn arn, JournalEntry entry) {
        String who = arn.function() + "/" + arn.name();
        return switch (entry) {
            case JournalEntry.ConsoleLine e -> who + " | " + e.text();
            case JournalEntry.ExecutionHeld e ->
                who + " HELD after " + e.failures() + " failed invocations: " + Words.error(e.lastError());
            case JournalEntry.Event e -> {
                String status = status(e.event());
                yield status == null ? null : who + " " + status;
            }
            default -> null;
        };
    }

    private static @Nullable String status(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.ExecutionStarted e -> "STARTED";
            case HistoryEvent.ExecutionSucceeded e -> "SUCCEEDED";
            case HistoryEvent.ExecutionFailed e -> "FAILED" + error(e.error());
            case HistoryEvent.ExecutionTimedOut e -> "TIMED_OUT";
            case HistoryEvent.ExecutionStopped e -> "STOPPED" + error(e.error());
            case HistoryEvent.InvocationCompleted e ->
                e.error() == null ? null : "invocation failed" + error(e.error());
            default -> null;
        };
    }

    private static String error(EventError error) {
        return error.payload() == null ? "" : ": " + Words.error(error.payload());
    }

    @Override
    public void close() {
        subscription.close();
        writer.interrupt();
    }
}
