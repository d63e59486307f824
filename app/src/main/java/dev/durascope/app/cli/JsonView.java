package dev.durascope.app.cli;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/** Only what the handler prints, on standard error: standard output is for the document alone. */
final class JsonView implements RunView {
    private final PrintStream err;

    JsonView(PrintStream err) {
        this.err = err;
    }

    @Override
    public void appended(List<JournalRecord> records, ExecutionState state) {
        for (JournalRecord record : records) {
            if (record.entry() instanceof JournalEntry.ConsoleLine line) {
                err.println("| " + line.text());
            }
        }
    }

    @Override
    public void tick(ExecutionState state, Instant now) {}

    @Override
    public void ended(ExecutionState state, Instant now) {}
}
