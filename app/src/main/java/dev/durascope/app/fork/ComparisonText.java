package dev.durascope.app.fork;

import dev.durascope.engine.replay.Comparison;
import dev.durascope.engine.replay.Comparison.Difference;
import dev.durascope.engine.replay.Comparison.Row;

/** What a comparison comes to, in words. */
final class ComparisonText {
    private ComparisonText() {}

    static String verdict(Comparison comparison) {
        StringBuilder words = new StringBuilder();
        Row first = comparison.firstDifference();
        if (first != null) {
            long more = comparison.rows().stream()
                            .filter(row -> row.difference().isDifference())
                            .count()
                    - 1;
            words.append("First difference: ").append(first.message());
            words.append(more == 0 ? "" : more == 1 ? " One more follows." : " " + more + " more follow.");
        }
        if (comparison.end() != null) {
            words.append(words.isEmpty() ? "" : " ").append(comparison.end());
        }
        if (!words.isEmpty()) {
            return words.toString();
        }
        boolean edited = comparison.rows().stream().anyMatch(row -> row.difference() == Difference.EDITED);
        boolean open = comparison.rows().stream().anyMatch(row -> row.difference() == Difference.NOT_YET);
        return "Nothing differs" + (edited ? " but what was edited" : "")
                + (open ? ", as far as the fork has come." : ".");
    }
}
