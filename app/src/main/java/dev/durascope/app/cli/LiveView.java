package dev.durascope.app.cli;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree on a terminal, each frame drawn over the last. A tree higher than the terminal shows its end while it runs,
 * and all of it when it is over. What the handler prints scrolls by above the tree.
 */
final class LiveView implements RunView {
    private static final String UP_AND_CLEAR = "\u001b[%dF\u001b[J";

    private final TreeText tree;
    private final Screen screen;
    private final PrintStream out;
    private final List<String> printed = new ArrayList<>();
    private List<String> frame = List.of();

    LiveView(TreeText tree, Screen screen, PrintStream out) {
        this.tree = tree;
        this.screen = screen;
        this.out = out;
    }

    @Override
    public void appended(List<JournalRecord> records, ExecutionState state) {
        for (JournalRecord record : records) {
            if (record.entry() instanceof JournalEntry.ConsoleLine line) {
                printed.add("| " + line.text());
            }
        }
    }

    @Override
    public void tick(ExecutionState state, Instant now) {
        List<String> lines = tree.lines(state, now);
        int most = Math.max(2, screen.rows() - 2);
        if (lines.size() > most) {
            List<String> shortened = new ArrayList<>();
            shortened.add(lines.getFirst());
            shortened.add("  ... " + (lines.size() - most) + " more operations above");
            shortened.addAll(lines.subList(lines.size() - most + 1, lines.size()));
            lines = shortened;
        }
        draw(lines);
    }

    @Override
    public void ended(ExecutionState state, Instant now) {
        draw(tree.lines(state, now));
        frame = List.of();
    }

    /** What is drawn next stands below it. */
    @Override
    public void interrupted() {
        frame = List.of();
    }

    private void draw(List<String> lines) {
        if (lines.equals(frame) && printed.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        if (!frame.isEmpty()) {
            text.append(UP_AND_CLEAR.formatted(frame.size()));
        }
        printed.forEach(line -> text.append(line).append('\n'));
        lines.forEach(line -> text.append(line).append('\n'));
        out.print(text);
        out.flush();
        printed.clear();
        frame = lines;
    }
}
