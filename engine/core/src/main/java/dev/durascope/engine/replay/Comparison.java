package dev.durascope.engine.replay;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fork beside the execution it was forked from, operation by operation: what a view draws side by side.
 *
 * @param rows the operations of both in the order of the handler, each context before what is in it; the execution's own
 *     operation is the first
 * @param first which of the rows is the first that differs without having been edited, what is in a context before its
 *     outcome; -1 when none does
 * @param end how the two end otherwise, in a sentence; absent when they end alike, or one of them has not ended
 */
public record Comparison(
        ExecutionArn original,
        ExecutionArn fork,
        List<Row> rows,
        int first,
        @Nullable String end) {
    public Comparison {
        rows = List.copyOf(rows);
    }

    /**
     * An operation of one or both.
     *
     * @param depth how many contexts it stands in
     * @param original as it is in the original; absent when it is not there
     * @param fork as it is in the fork; absent when it is not there
     * @param message how the two differ, in a sentence; absent when they do not, or not yet
     */
    public record Row(
            int depth,
            @Nullable Operation original,
            @Nullable Operation fork,
            Difference difference,
            @Nullable String message) {}

    /** How an operation differs in the two. */
    public enum Difference {
        /** It does not. */
        SAME,
        /** Its outcome, or the execution's input, was edited when the fork was made. */
        EDITED,
        /** The fork has not come there, or not to its end, and still runs. */
        NOT_YET,
        /** It has another status, result or error. */
        OUTCOME,
        /** An operation of another type is called in its place. */
        TYPE,
        /** It has another name. */
        NAME,
        /** It has another subtype. */
        SUBTYPE,
        /** It is called at another place of its context. */
        ORDER,
        /** It is called in another context. */
        PARENT,
        /** The fork does not call it. */
        ONLY_ORIGINAL,
        /** Only the fork calls it. */
        ONLY_FORK;

        /** Whether the two are known to differ here, and not because somebody wanted it so. */
        public boolean isDifference() {
            return this != SAME && this != EDITED && this != NOT_YET;
        }
    }

    /**
     * Compares.
     *
     * @param originalJournal oldest first, as far as it goes
     * @param forkJournal oldest first, as far as it goes
     * @throws dev.durascope.engine.model.LambdaFault InvalidParameterValueException when one of them does not begin with
     *     ExecutionStarted
     */
    public static Comparison of(
            ExecutionArn original,
            List<JournalRecord> originalJournal,
            ExecutionArn fork,
            List<JournalRecord> forkJournal) {
        return new SideBySide(Recorded.of(original, originalJournal), Recorded.of(fork, forkJournal)).comparison();
    }

    /** The first row that differs without having been edited; absent when none does. */
    public @Nullable Row firstDifference() {
        return first < 0 ? null : rows.get(first);
    }

    /** Whether nothing but what was edited is known to differ. */
    public boolean isSame() {
        return first < 0 && end == null;
    }
}
