package dev.durascope.junit;

import dev.durascope.engine.history.Attempt;
import dev.durascope.engine.model.ErrorObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An execution's operations as a table of text, for reading while a test is written. */
final class OperationTable {
    private static final int MOST_COLUMNS = 48;

    private OperationTable() {}

    static String of(Snapshot snapshot) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Name", "Type", "SubType", "Status", "Attempts", "Took", "Invocation", "Result or error"));
        for (TestOperation each : snapshot.all()) {
            rows.add(List.of(
                    "  ".repeat(depth(each)) + orDash(each.name()),
                    each.type().name(),
                    orDash(each.subType()),
                    each.status().name(),
                    String.valueOf(each.attempts().size()),
                    took(each.duration()),
                    began(each),
                    cut(outcome(each.rawResult(), each.error()))));
        }
        String end = snapshot.arn().function() + " " + snapshot.facts().status() + ": "
                + outcome(snapshot.rawResult(), snapshot.facts().error());
        return table(rows) + end + "\n";
    }

    private static int depth(TestOperation operation) {
        int depth = 0;
        for (TestOperation around = operation.parent(); around != null; around = around.parent()) {
            depth++;
        }
        return depth;
    }

    private static String began(TestOperation operation) {
        List<Attempt> attempts = operation.attempts();
        int first = attempts.isEmpty() ? 0 : attempts.getFirst().invocation();
        return first == 0 ? "-" : String.valueOf(first);
    }

    private static String took(@Nullable Duration duration) {
        return duration == null ? "-" : duration.toMillis() + " ms";
    }

    private static String outcome(@Nullable String result, @Nullable ErrorObject error) {
        return error != null ? TextTree.words(error) : orDash(result);
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "-" : text.replaceAll("\\s+", " ");
    }

    private static String cut(String text) {
        return text.length() <= MOST_COLUMNS ? text : text.substring(0, MOST_COLUMNS - 1) + "…";
    }

    private static String table(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            text.append(line(rows.get(r), widths)).append('\n');
            if (r == 0) {
                List<String> rule = new ArrayList<>();
                for (int width : widths) {
                    rule.add("-".repeat(width));
                }
                text.append(line(rule, widths)).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
