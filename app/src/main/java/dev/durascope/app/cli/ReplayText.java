package dev.durascope.app.cli;

import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Divergence;
import dev.durascope.engine.replay.Fidelity;
import dev.durascope.engine.replay.Ledger;
import dev.durascope.engine.replay.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A replay in lines. */
final class ReplayText {
    private ReplayText() {}

    /** What will be done. */
    static List<String> before(Recorded recorded, Ledger ledger) {
        List<String> lines = new ArrayList<>();
        lines.add(recorded.arn().name());
        ledger.sentences().forEach(sentence -> lines.add("  " + sentence));
        for (Fidelity.Gap gap : recorded.fidelity().gaps()) {
            lines.add("  Not in the history: " + gap.message());
        }
        return lines;
    }

    /** What came of it. */
    static List<String> after(DeterminismReport report) {
        List<String> lines = new ArrayList<>();
        for (Divergence divergence : report.divergences()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-8s %s%s",
                    divergence.kind().name().toLowerCase(Locale.ROOT),
                    divergence.message(),
                    place(divergence)));
        }
        if (!report.supposed().isEmpty()) {
            lines.add("  Supposed: " + report.supposed().size()
                    + (report.supposed().size() == 1 ? " call was" : " calls were")
                    + " answered with null to see what comes after.");
        }
        if (report.unfinished() != null) {
            lines.add("  Unfinished: " + report.unfinished());
        }
        for (Fidelity.Gap gap : report.fidelity().gaps()) {
            if (gap.kind() == Fidelity.Kind.UNSEEN) {
                lines.add("  Not seen: " + gap.message());
            }
        }
        lines.add("  " + summary(report));
        return lines;
    }

    private static String summary(DeterminismReport report) {
        Ledger ledger = report.ledger();
        int all = ledger.answered().size()
                + ledger.contexts().size()
                + ledger.open().size();
        String verdict = switch (report.verdict()) {
            case SAME -> "Nothing diverges";
            case DIVERGED ->
                report.divergences().size() == 1
                        ? "One difference"
                        : report.divergences().size() + " differences";
            case UNFINISHED -> "Nothing that was seen diverges";
        };
        return verdict + "; " + report.compared() + " of " + all + " operations were called again, in "
                + (report.runs() == 1 ? "one run." : report.runs() + " runs.");
    }

    private static String place(Divergence divergence) {
        SourceLocation place =
                divergence.called() == null ? null : divergence.called().calledAt();
        if (place == null) {
            return "";
        }
        String file = place.file() == null ? place.className() : place.file();
        return "  (" + file + (place.line() == null ? "" : ":" + place.line()) + ")";
    }
}
