package dev.durascope.engine.replay;

import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a replay.
 *
 * @param arn the execution that was recorded
 * @param ledger what was run for it
 * @param fidelity what the history, or this machine, could not give
 * @param divergences where the handler does not do what was recorded, in the order in which it goes
 * @param compared how many operations of the recording the handler called again, in whatever form
 * @param notReached operations of the recording that it did not come to, so that nothing can be said of them
 * @param supposed calls without an outcome in the history that were answered with null, so that the handler went on; what
 *     it did after them it did on that supposition
 * @param unfinished why the handler did not come as far as the recording goes; absent when it did
 * @param runs how often the handler was run
 * @param output the first lines that it printed in the last run
 */
public record DeterminismReport(
        ExecutionArn arn,
        Ledger ledger,
        Fidelity fidelity,
        List<Divergence> divergences,
        int compared,
        List<Operation> notReached,
        List<OperationSighting> supposed,
        @Nullable String unfinished,
        int runs,
        List<String> output) {
    public DeterminismReport {
        divergences = List.copyOf(divergences);
        notReached = List.copyOf(notReached);
        supposed = List.copyOf(supposed);
        output = List.copyOf(output);
    }

    /** What a replay can come to. */
    public enum Verdict {
        /** Nothing diverges. */
        SAME,
        /** Something diverges. */
        DIVERGED,
        /** Nothing that was seen diverges, and not everything was seen. */
        UNFINISHED
    }

    /** What it comes to. */
    public Verdict verdict() {
        if (!divergences.isEmpty()) {
            return Verdict.DIVERGED;
        }
        return unfinished == null ? Verdict.SAME : Verdict.UNFINISHED;
    }

    /** What it comes to, in words: {@code 2 differences}. */
    public String headline() {
        return switch (verdict()) {
            case SAME -> "Nothing diverges";
            case DIVERGED -> divergences.size() == 1 ? "One difference" : divergences.size() + " differences";
            case UNFINISHED -> "Nothing that was seen diverges";
        };
    }

    /** What that stands on, in words. */
    public String basis() {
        int all = ledger.answered().size()
                + ledger.contexts().size()
                + ledger.open().size();
        return compared + " of " + all + " operations were called again, in "
                + (runs == 1 ? "one run" : runs + " runs");
    }

    /** What was supposed, in a sentence; absent when nothing was. */
    public @Nullable String supposition() {
        if (supposed.isEmpty()) {
            return null;
        }
        return (supposed.size() == 1 ? "One call was" : supposed.size() + " calls were")
                + " answered with null to see what comes after.";
    }
}
