package dev.durascope.app.cli;

import dev.durascope.engine.fork.ForkLedger;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.replay.Comparison;
import dev.durascope.engine.replay.Comparison.Difference;
import dev.durascope.engine.replay.Comparison.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fork in lines. */
final class ForkText {
    /** So many rows that are the same are told by their number. */
    private static final int ALIKE = 4;

    private static final int NARROWEST = 24;
    private static final int WIDEST = 60;

    private ForkText() {}

    /** What will be done. */
    static List<String> before(String name, ForkLedger ledger) {
        List<String> lines = new ArrayList<>();
        lines.add("fork of " + name);
        ledger.sentences().forEach(sentence -> lines.add("  " + sentence));
        ledger.cautions().forEach(caution -> lines.add("  Note: " + caution));
        return lines;
    }

    /** Both side by side, {@code >} before the first difference, {@code *} before what was edited. */
    static List<String> sideBySide(Comparison comparison, int columns) {
        int width = Math.min(WIDEST, Math.max(NARROWEST, (columns - 5) / 2));
        List<String> lines = new ArrayList<>();
        lines.add(line(' ', "original", "fork", width));
        List<Row> rows = comparison.rows();
        for (int i = 0; i < rows.size(); i++) {
            int alike = alike(rows, i);
            if (alike >= ALIKE) {
                lines.add(line(' ', "… " + alike + " operations", "… the same", width));
                i += alike - 1;
            } else {
                Row row = rows.get(i);
                lines.add(line(
                        mark(row, i == comparison.first()), side(row.original(), row), side(row.fork(), row), width));
            }
        }
        return lines;
    }

    /** What it comes to. */
    static List<String> verdict(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        Row first = comparison.firstDifference();
        if (first != null) {
            long more = comparison.rows().stream()
                            .filter(row -> row.difference().isDifference())
                            .count()
                    - 1;
            lines.add("First difference: " + first.message()
                    + (more == 0 ? "" : more == 1 ? " One more follows." : " " + more + " more follow."));
        }
        if (comparison.end() != null) {
            lines.add(comparison.end());
        }
        if (comparison.isSame()) {
            lines.add("Nothing differs" + (hasEdits(comparison) ? " but what was edited." : "."));
        }
        return lines;
    }

    private static boolean hasEdits(Comparison comparison) {
        return comparison.rows().stream().anyMatch(row -> row.difference() == Difference.EDITED);
    }

    private static int alike(List<Row> rows, int from) {
        int to = from;
        while (to < rows.size() && rows.get(to).difference() == Difference.SAME) {
            to++;
        }
        return to - from;
    }

    private static char mark(Row row, boolean first) {
        return switch (row.difference()) {
            case SAME -> ' ';
            case EDITED -> '*';
            case NOT_YET -> '~';
            case OUTCOME, TYPE, NAME, SUBTYPE, ORDER, PARENT, ONLY_ORIGINAL, ONLY_FORK -> first ? '>' : '!';
        };
    }

    private static String line(char mark, String left, String right, int width) {
        String cut = Words.fit(left, width);
        return (mark + " " + cut + " ".repeat(width - cut.length()) + " | " + Words.fit(right, width)).stripTrailing();
    }

    private static String side(@Nullable Operation operation, Row row) {
        if (operation == null) {
            return "";
        }
        String indent = "  ".repeat(row.depth());
        if (operation.type() == OperationType.EXECUTION) {
            return indent + "execution";
        }
        String outcome = row.difference() == Difference.SAME ? "" : outcome(operation);
        return indent + Words.name(operation) + "  " + operation.type() + "  "
                + Words.lower(operation.status().name()) + outcome;
    }

    private static String outcome(Operation operation) {
        if (operation.details().error() != null) {
            return ": " + Words.error(operation.details().error());
        }
        String result = operation.details().result();
        return result == null ? "" : ": " + Words.oneLine(result);
    }
}
