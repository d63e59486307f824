package dev.durascope.engine.fork;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What whoever forks should know beforehand. */
final class Cautions {
    private Cautions() {}

    static List<String> of(Prefix prefix, List<ForkEdit> edits) {
        List<String> cautions = new ArrayList<>();
        long missing = prefix.lastEventId() - prefix.events().size();
        if (missing > 0) {
            cautions.add(count(missing, "event") + " before event " + prefix.lastEventId()
                    + (missing == 1 ? " is" : " are")
                    + " missing: an operation of which they told runs as if it had not ended, or had never been.");
        }
        long unknown = prefix.events().stream()
                .filter(HistoryEvent.Unknown.class::isInstance)
                .count();
        if (unknown > 0) {
            cautions.add(count(unknown, "event") + (unknown == 1 ? " is" : " are")
                    + " of a type that is not known here: kept, but the handler is not told of it.");
        }
        if (prefix.source().qualifier().matches("[0-9]+")) {
            cautions.add("It was recorded of version " + prefix.source().qualifier()
                    + "; whether this code is that version is not known.");
        }
        if (!prefix.replayed().isEmpty()) {
            cautions.add("The history does not say which contexts give their result by running their code again: "
                    + count(prefix.replayed().size(), "context")
                    + " (Parallel, large, or without a result) "
                    + (prefix.replayed().size() == 1 ? "does" : "do")
                    + " so, with what they called answered from the history.");
        }
        for (ForkEdit edit : edits) {
            later(prefix.state(), edit, cautions);
        }
        return List.copyOf(cautions);
    }

    /** What the handler called after what is changed: perhaps because of it. */
    private static void later(ExecutionState state, ForkEdit edit, List<String> cautions) {
        String id = edit.operationId();
        OperationState edited = id == null ? null : Objects.requireNonNull(state.operation(id));
        long position = edited == null ? 0 : edited.position();
        long later = state.operations().stream()
                .filter(s -> s.operation().type() != OperationType.EXECUTION)
                .filter(s -> s.startPosition() > position)
                .filter(s -> !s.id().equals(id))
                .count();
        if (later > 0) {
            Operation operation = edited == null ? null : edited.operation();
            cautions.add(count(later, "operation") + " that came after "
                    + (operation == null ? "the input" : "the outcome of " + operation.inWords())
                    + (later == 1 ? " is" : " are")
                    + " kept as recorded, although that is changed: cut earlier to have "
                    + (later == 1 ? "it" : "them") + " come about anew.");
        }
    }

    static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
