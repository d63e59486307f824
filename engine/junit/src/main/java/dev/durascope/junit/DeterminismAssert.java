package dev.durascope.junit;

import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Divergence;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions of a replay. */
public final class DeterminismAssert extends AbstractAssert<DeterminismAssert, DeterminismReport> {
    DeterminismAssert(@Nullable DeterminismReport actual) {
        super(actual, DeterminismAssert.class);
    }

    /** The handler did all that was recorded, and nothing else. */
    public DeterminismAssert isDeterministic() {
        doesNotDiverge();
        if (actual.unfinished() != null) {
            throw failure(
                    "%s",
                    "Nothing that was seen diverges from " + actual.arn().name() + ", but not everything was seen: "
                            + actual.unfinished() + " (" + actual.basis() + ")");
        }
        return this;
    }

    /** What was seen of the handler is what was recorded; it need not have come as far as the recording goes. */
    public DeterminismAssert doesNotDiverge() {
        isNotNull();
        if (!actual.divergences().isEmpty()) {
            throw failure("%s", diverged());
        }
        return this;
    }

    private String diverged() {
        List<Divergence> all = actual.divergences();
        StringBuilder text = new StringBuilder("Expected the handler to do what was recorded of ")
                .append(actual.arn().name())
                .append(", but it parts from it in ")
                .append(all.size() == 1 ? "one place" : all.size() + " places")
                .append(":\n");
        for (Divergence each : all) {
            text.append("  - ").append(each.message()).append(place(each)).append('\n');
        }
        text.append('(').append(actual.basis()).append(".)");
        actual.fidelity().gaps().forEach(gap -> text.append('\n').append(gap.message()));
        return text.toString();
    }

    private static String place(Divergence divergence) {
        SourceLocation at =
                divergence.called() == null ? null : divergence.called().calledAt();
        return at == null ? "" : " (" + at.label() + ")";
    }
}
