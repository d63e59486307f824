package dev.durascope.engine.fork;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a fork will do, told before it does it.
 *
 * @param handler the handler that will run
 * @param atEvent the last event that is kept, as the history numbers it
 * @param atType that event's type
 * @param answered the operations that are answered from the history: nothing of them runs
 * @param contexts the contexts whose code runs again
 * @param running the steps that had begun and not ended: their code runs again
 * @param pending waits, retries and callbacks that go on in the fork
 * @param madeAgain chained invokes that had not ended: what they call is called again
 * @param changes what is changed of what was recorded, a sentence each
 * @param cautions what the history lacks that matters, and what may not be expected, a sentence each
 */
public record ForkLedger(
        String handler,
        long atEvent,
        String atType,
        List<Operation> answered,
        List<Operation> contexts,
        List<Operation> running,
        List<Operation> pending,
        List<Operation> madeAgain,
        List<String> changes,
        List<String> cautions) {
    private static final int NAMED = 5;
    private static final int SHOWN = 80;

    static ForkLedger of(ForkPlan plan, String handler) {
        ExecutionState state = plan.beginning();
        List<Operation> answered = new ArrayList<>();
        List<Operation> contexts = new ArrayList<>();
        List<Operation> running = new ArrayList<>();
        List<Operation> pending = new ArrayList<>();
        Set<String> closed = new HashSet<>();
        for (OperationState s : state.operations()) {
            Operation o = s.operation();
            if (o.type() == OperationType.EXECUTION) {
                continue;
            }
            boolean hidden = o.parentId() != null && closed.contains(o.parentId());
            boolean again = o.details() instanceof OperationDetails.Context details
                    && !hidden
                    && (!o.status().isTerminal() || details.replayChildren());
            if (o.type() == OperationType.CONTEXT && !again) {
                closed.add(o.id());
            }
            if (again) {
                contexts.add(o);
            } else if (hidden || o.status().isTerminal()) {
                answered.add(o);
            } else if (o.type() == OperationType.STEP && o.status() != OperationStatus.PENDING) {
                running.add(o);
            } else {
                pending.add(o);
            }
        }
        HistoryEvent last = plan.lastEvent();
        return new ForkLedger(
                handler,
                last.header().eventId(),
                last.eventType(),
                List.copyOf(answered),
                List.copyOf(contexts),
                List.copyOf(running),
                List.copyOf(pending),
                plan.madeAgain(),
                plan.edits().stream().map(edit -> change(state, edit)).toList(),
                plan.cautions());
    }

    private static String change(ExecutionState state, ForkEdit edit) {
        return switch (edit) {
            case ForkEdit.Input e -> "The input is " + brief(e.json()) + ".";
            case ForkEdit.Result e -> words(state, e) + " succeeds with " + brief(e.json()) + ".";
            case ForkEdit.Failure e -> words(state, e) + " fails with " + brief(EditedEvent.words(e.error())) + ".";
        };
    }

    private static String words(ExecutionState state, ForkEdit edit) {
        return Objects.requireNonNull(state.operation(Objects.requireNonNull(edit.operationId())))
                .operation()
                .inWords();
    }

    private static String brief(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }

    /** The ledger in sentences, without its cautions. */
    public List<String> sentences() {
        List<String> lines = new ArrayList<>();
        lines.add("Kept: everything up to event " + atEvent + ", " + atType + ".");
        for (String change : changes) {
            lines.add("Changed: " + change);
        }
        lines.add("Answered from history, not run: " + Cautions.count(answered.size(), "operation") + ".");
        lines.add("Really run: the code of " + handler + " from its beginning, outside what is answered"
                + (contexts.isEmpty() ? "" : ", and that of " + named(contexts)) + ".");
        if (!running.isEmpty()) {
            lines.add("Run again: " + named(running) + ", begun and not ended.");
        }
        if (!madeAgain.isEmpty()) {
            lines.add("Made again: " + named(madeAgain)
                    + ": a function that is known here is called, for another you are asked to answer.");
        }
        pending(lines);
        lines.add("Everything that the handler calls after that really runs: the code of steps, with what it does to"
                + " the world.");
        return List.copyOf(lines);
    }

    private void pending(List<String> lines) {
        List<Operation> timers = pending.stream()
                .filter(operation -> operation.type() != OperationType.CALLBACK)
                .toList();
        if (!timers.isEmpty()) {
            lines.add("Goes on waiting: " + named(timers) + ".");
        }
        List<Operation> callbacks = pending.stream()
                .filter(operation -> operation.type() == OperationType.CALLBACK)
                .toList();
        if (!callbacks.isEmpty()) {
            lines.add("Goes on waiting: " + named(callbacks)
                    + ", with an id of its own: whoever has the original's answers the original.");
        }
    }

    private static String named(List<Operation> operations) {
        List<String> names =
                operations.stream().limit(NAMED).map(Operation::inWords).toList();
        int more = operations.size() - names.size();
        return String.join(", ", names) + (more == 0 ? "" : " and " + more + " more");
    }
}
