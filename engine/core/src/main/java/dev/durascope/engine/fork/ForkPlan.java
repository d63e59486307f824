package dev.durascope.engine.fork;

import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A fork as it is planned: which beginning of which journal is kept, and what is changed of it. The journal may be of an
 * execution here, of a recording, or of a history that somebody else wrote. Making a plan runs nothing and touches nothing.
 */
public final class ForkPlan {
    private final Prefix prefix;
    private final List<ForkEdit> edits;
    private final List<String> cautions;

    private ForkPlan(Prefix prefix, List<ForkEdit> edits, List<String> cautions) {
        this.prefix = prefix;
        this.edits = edits;
        this.cautions = cautions;
    }

    /**
     * Plans a fork.
     *
     * @param source the execution to fork
     * @param journal its journal as far as it goes, oldest first, from position 1 on
     * @param position the position of the last record to keep; what ended the execution is not kept
     * @param edits what is changed of the operations that have ended in what is kept, or of the input
     * @throws LambdaFault InvalidParameterValueException in a sentence that says what to do: when there is nothing at the
     *     position, an edit is not possible, or what the handler would be given is not in the history
     */
    public static ForkPlan of(ExecutionArn source, List<JournalRecord> journal, long position, List<ForkEdit> edits) {
        Prefix prefix = new Prefix(source, journal, position);
        EditRules.check(edits, prefix, journal);
        MissingData.require(prefix, edits);
        return new ForkPlan(prefix, List.copyOf(edits), Cautions.of(prefix, edits));
    }

    /**
     * The position of the record that holds an event.
     *
     * @param eventId as AWS's history numbers it
     * @throws LambdaFault InvalidParameterValueException when there is none
     */
    public static long positionOf(List<JournalRecord> journal, long eventId) {
        long last = 0;
        for (JournalRecord record : journal) {
            if (record.entry() instanceof JournalEntry.Event e) {
                last = e.event().header().eventId();
                if (last == eventId) {
                    return record.position();
                }
            }
        }
        throw LambdaFault.invalid("There is no event " + eventId + " in the history: the last one is " + last + ".");
    }

    /**
     * The position at which an operation has just ended: where to cut so that everything that came of its outcome comes
     * about anew.
     *
     * @throws LambdaFault InvalidParameterValueException when it has not ended
     */
    public static long endOf(List<JournalRecord> journal, String operationId) {
        for (JournalRecord record : journal) {
            if (record.entry() instanceof JournalEntry.Event e
                    && operationId.equals(e.event().header().id())
                    && EditedEvent.isEnd(e.event())) {
                return record.position();
            }
        }
        throw LambdaFault.invalid("Operation " + operationId + " has not ended in the history: edit another one.");
    }

    /** The execution that is forked. */
    public ExecutionArn source() {
        return prefix.source();
    }

    /** The last event that is kept, but for the end of the execution. */
    public HistoryEvent lastEvent() {
        List<HistoryEvent> events = prefix.events();
        int last = events.size() - 1;
        while (ForkedJournal.isEndOfExecution(events.get(last))) {
            last--;
        }
        return events.get(last);
    }

    /** What is changed. */
    public List<ForkEdit> edits() {
        return edits;
    }

    /** The chained invokes that had not ended: they are left out, so that the handler makes them again. */
    public List<Operation> madeAgain() {
        return prefix.openInvokes();
    }

    /** What the history lacks that matters, and what may not be expected, a sentence each; empty for nothing. */
    public List<String> cautions() {
        return cautions;
    }

    /**
     * What may have made a fork fail, given its error: that the handler cannot read what was edited. Absent when the error
     * says nothing of the kind, or nothing of that sort was edited.
     */
    public Optional<String> explain(ErrorObject error) {
        return UnreadableEdit.explain(prefix, edits, error);
    }

    /** What the handler is given first: the operations as they are kept and changed. Belongs to one thread. */
    public ExecutionState beginning() {
        ExecutionFold fold = new ExecutionFold(source().id());
        journal(source(), UnaryOperator.identity(), Instant.EPOCH).forEach(fold::apply);
        return fold.now();
    }

    /** What is told before anything runs. @param handler the handler that will run */
    public ForkLedger ledger(String handler) {
        return ForkLedger.of(this, handler);
    }

    /** The execution's timeout in seconds, as it was started. */
    public long timeoutSeconds() {
        return Objects.requireNonNull(prefix.state().facts()).timeoutSeconds();
    }

    /**
     * The journal that the fork begins with: all that is kept, changed, and as if it had happened in the fork. Its clock
     * goes on from the last of it.
     *
     * @param arn the fork's
     * @param callbackIds makes the fork's callback ids of those that were recorded, which answer to the other execution
     * @param wall what the wall clock shows now
     */
    public List<JournalRecord> journal(ExecutionArn arn, UnaryOperator<String> callbackIds, Instant wall) {
        return new ForkedJournal(prefix, edits, arn, callbackIds).write(wall);
    }
}
