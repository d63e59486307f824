package dev.durascope.app.cli;

import dev.durascope.app.text.Durations;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws an execution's operation tree as lines of text, one per operation, none wider than the screen. */
final class TreeText {
    private static final int TYPE_COLUMNS = 14;
    private static final int ATTEMPTS_COLUMNS = 4;
    private static final int MOST_NAME_COLUMNS = 48;

    private final String title;
    private final Screen screen;

    /** @param title what stands before the execution's status */
    TreeText(String title, Screen screen) {
        this.title = title;
        this.screen = screen;
    }

    private record Row(int depth, OperationState state) {}

    /** @param now the moment on the execution's clock, for what counts down */
    List<String> lines(ExecutionState state, Instant now) {
        List<String> lines = new ArrayList<>();
        ExecutionFacts facts = state.facts();
        if (facts == null) {
            return List.of(fitted(title));
        }
        lines.add(head(facts, state.jumpedTotal(), now));
        List<Row> rows = new ArrayList<>();
        collect(state, rows);
        int names = rows.stream()
                .mapToInt(row -> indent(row.depth()).length()
                        + Words.name(row.state().operation()).length())
                .max()
                .orElse(0);
        int columns = Math.min(Math.min(names, MOST_NAME_COLUMNS), Math.max(8, screen.columns() / 2));
        rows.forEach(row -> lines.add(line(row, columns, now)));
        return lines;
    }

    /** Depth first, without recursion: a tree may be deeper than a thread's stack. */
    private static void collect(ExecutionState state, List<Row> rows) {
        List<Row> open = new ArrayList<>();
        push(open, state.children(null), 0);
        while (!open.isEmpty()) {
            Row row = open.removeLast();
            rows.add(row);
            if (row.state().operation().type() == OperationType.CONTEXT) {
                push(open, state.children(row.state().id()), row.depth() + 1);
            }
        }
    }

    private static void push(List<Row> open, List<OperationState> children, int depth) {
        for (int i = children.size() - 1; i >= 0; i--) {
            open.add(new Row(depth, children.get(i)));
        }
    }

    private String head(ExecutionFacts facts, Duration jumped, Instant now) {
        Look look = Look.of(facts.status(), facts.held());
        Instant end = facts.end() == null ? now : facts.end();
        String taken = Durations.taken(Duration.between(facts.start(), end).minus(jumped));
        String skipped = jumped.isZero() ? "" : ", " + Durations.taken(jumped) + " skipped";
        String text = Words.status(facts.status(), facts.held()) + "  " + taken + skipped;
        String line = fitted(look.glyph(screen) + " " + title + "  " + text);
        return look.paint(line, screen);
    }

    private String line(Row row, int nameColumns, Instant now) {
        Operation operation = row.state().operation();
        Look look = Look.of(operation);
        String indent = indent(row.depth());
        String name = Words.fit(indent + Words.name(operation), nameColumns);
        int attempts = row.state().attempts().size();
        String text = "  " + look.glyph(screen) + " " + pad(name, nameColumns) + "  "
                + pad(operation.type().name(), TYPE_COLUMNS) + "  "
                + pad(attempts > 1 ? attempts + "x" : "", ATTEMPTS_COLUMNS) + " "
                + Words.standing(row.state(), now);
        return look.paint(fitted(text.stripTrailing()), screen);
    }

    private String fitted(String line) {
        return Words.fit(line, screen.columns() - 1);
    }

    private static String indent(int depth) {
        return "  ".repeat(Math.min(depth, 12));
    }

    private static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }
}
