package dev.durascope.engine.fork;

import dev.durascope.engine.checkpoint.CheckpointLimits;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be changed of what was recorded. */
final class EditRules {
    private final Prefix prefix;
    private final List<JournalRecord> journal;
    private final Map<String, Operation> hidden;

    private EditRules(Prefix prefix, List<JournalRecord> journal, Map<String, Operation> hidden) {
        this.prefix = prefix;
        this.journal = journal;
        this.hidden = hidden;
    }

    /**
     * Checks edits.
     *
     * @param journal the whole journal, to say where an operation ends
     * @throws LambdaFault InvalidParameterValueException naming the operation, the rule and what to do
     */
    static void check(List<ForkEdit> edits, Prefix prefix, List<JournalRecord> journal) {
        EditRules rules = new EditRules(prefix, journal, prefix.hidden(edits));
        Set<String> edited = new HashSet<>();
        for (ForkEdit edit : edits) {
            if (!edited.add(edit.operationId() == null ? "" : edit.operationId())) {
                throw LambdaFault.invalid(
                        edit.operationId() == null
                                ? "The input is given twice: give it once."
                                : "Operation " + edit.operationId() + " is edited twice: give it one outcome.");
            }
            switch (edit) {
                case ForkEdit.Input e -> {
                    requireJson(e.json(), "The edited input");
                    CheckpointLimits.checkInput(e.json());
                }
                case ForkEdit.Result e -> {
                    Operation operation = rules.operation(e.operationId());
                    requireJson(e.json(), "The edited result of " + operation.inWords());
                    CheckpointLimits.checkOutcome(operation.inWords(), operation.type(), e.json(), null);
                }
                case ForkEdit.Failure e -> rules.checkError(rules.operation(e.operationId()), e.error());
            }
        }
    }

    private static void requireJson(String text, String what) {
        try {
            Json.parse(text, what);
        } catch (LambdaFault e) {
            throw LambdaFault.invalid(e.getMessage() + " Give JSON, such as a text in double quotes.");
        }
    }

    private void checkError(Operation operation, ErrorObject error) {
        if (error.errorType() == null && error.errorMessage() == null && error.errorData() == null) {
            throw LambdaFault.invalid("The edited error of " + operation.inWords()
                    + " says nothing: give it an ErrorType or ErrorMessage.");
        }
        CheckpointLimits.checkOutcome(operation.inWords(), operation.type(), null, error);
    }

    /** The operation of an edit, which has ended in what is kept. */
    private Operation operation(String id) {
        OperationState s = prefix.state().operation(id);
        if (s == null) {
            Long later = endLater(id);
            throw LambdaFault.invalid(
                    later == null
                            ? "There is no operation " + id + " in the history of "
                                    + prefix.source().name() + "."
                            : "Operation " + id + " begins after event " + prefix.lastEventId() + ": cut at event "
                                    + later + " or later to edit it.");
        }
        Operation operation = s.operation();
        if (operation.type() == OperationType.WAIT || operation.type() == OperationType.EXECUTION) {
            throw LambdaFault.invalid(operation.inWords() + " has no result: edit that of a step, context, callback or"
                    + " chained invoke, or the input.");
        }
        if (prefix.endOf(id) == null || !operation.status().isTerminal()) {
            Long later = endLater(id);
            throw LambdaFault.invalid(operation.inWords() + " is " + operation.status() + " at event "
                    + prefix.lastEventId() + " and has no outcome to edit: "
                    + (later == null ? "edit another operation." : "cut at event " + later + " or later."));
        }
        Operation around = hidden.get(id);
        if (around != null) {
            HistoryEvent end = prefix.endOf(around.id());
            throw LambdaFault.invalid("The handler would not look at " + operation.inWords() + ", because "
                    + around.inWords() + " around it has ended: edit the result of that one"
                    + (end == null
                            ? "."
                            : ", or cut before event " + end.header().eventId() + "."));
        }
        return operation;
    }

    /** The event in which an operation ends after what is kept; {@code null} when it does not. */
    private @Nullable Long endLater(String id) {
        for (JournalRecord record : journal.subList(prefix.records().size(), journal.size())) {
            if (record.entry() instanceof JournalEntry.Event e
                    && id.equals(e.event().header().id())
                    && EditedEvent.isEnd(e.event())) {
                return e.event().header().eventId();
            }
        }
        return null;
    }
}
