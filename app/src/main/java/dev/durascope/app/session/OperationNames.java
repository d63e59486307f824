package dev.durascope.app.session;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.OperationLook;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.Operation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people call the operations of an execution. Map iterations and parallel branches that were given no name are
 * counted from 0 in the order in which they began, which is the order of the items.
 */
final class OperationNames {
    private record Place(@Nullable String parentId, String subType) {}

    private final String executionName;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<Place, Integer> counts = new HashMap<>();

    /** @param executionName what the execution itself is called */
    OperationNames(String executionName) {
        this.executionName = executionName;
    }

    /** Takes in the operations that a batch touched, in the order of their beginning. */
    void take(ExecutionState state, Iterable<String> touched) {
        for (String id : touched) {
            OperationState known = state.operation(id);
            if (known != null && noun(known.operation()) != null && !indexes.containsKey(id)) {
                Operation operation = known.operation();
                Place place = new Place(operation.parentId(), String.valueOf(operation.subType()));
                indexes.put(id, counts.merge(place, 1, Integer::sum) - 1);
            }
        }
    }

    /** What an operation is called. */
    String of(Operation operation) {
        Integer index = indexes.get(operation.id());
        if (index != null) {
            return noun(operation) + " " + index;
        }
        return switch (operation.type()) {
            case EXECUTION -> executionName;
            case CONTEXT, STEP, WAIT, CALLBACK, CHAINED_INVOKE -> OperationLook.title(operation);
        };
    }

    private static @Nullable String noun(Operation operation) {
        if (operation.name() != null && !operation.name().isBlank()) {
            return null;
        }
        return switch (operation.subType() == null ? "" : operation.subType()) {
            case "MapIteration" -> text("session.iteration");
            case "ParallelBranch" -> text("session.branch");
            default -> null;
        };
    }
}
