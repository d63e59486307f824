package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

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
            words.append(text("fork.verdict.first", first.message()));
            if (more > 0) {
                words.append(' ').append(more == 1 ? text("fork.verdict.oneMore") : text("fork.verdict.more", more));
            }
        }
        if (comparison.end() != null) {
            words.append(words.isEmpty() ? "" : " ").append(comparison.end());
        }
        if (!words.isEmpty()) {
            return words.toString();
        }
        boolean edited = comparison.rows().stream().anyMatch(row -> row.difference() == Difference.EDITED);
        boolean open = comparison.rows().stream().anyMatch(row -> row.difference() == Difference.NOT_YET);
        if (edited) {
            return open ? text("fork.verdict.edited.open") : text("fork.verdict.edited");
        }
        return open ? text("fork.verdict.same.open") : text("fork.verdict.same");
    }
}
