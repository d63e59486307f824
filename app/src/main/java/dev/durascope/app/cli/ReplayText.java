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
        if (report.supposition() != null) {
            lines.add("  Supposed: " + report.supposition());
        }
        if (report.unfinished() != null) {
            lines.add("  Unfinished: " + report.unfinished());
        }
        for (Fidelity.Gap gap : report.fidelity().gaps()) {
            if (gap.kind() == Fidelity.Kind.UNSEEN) {
                lines.add("  Not seen: " + gap.message());
            }
        }
        lines.add("  " + report.headline() + "; " + report.basis() + ".");
        return lines;
    }

    /** Where in the code, and in the state of which invocation. */
    private static String place(Divergence divergence) {
        List<String> parts = new ArrayList<>();
        SourceLocation place =
                divergence.called() == null ? null : divergence.called().calledAt();
        if (place != null) {
            parts.add(place.label());
        }
        if (divergence.invocation() > 0) {
            parts.add("invocation " + divergence.invocation());
        }
        return parts.isEmpty() ? "" : "  (" + String.join(", ", parts) + ")";
    }
}
