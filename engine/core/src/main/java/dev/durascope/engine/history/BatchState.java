package dev.durascope.engine.history;

import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operations as they evolve inside a batch that is not applied yet: what later updates of the batch are judged
 * against (protocol §2). Dropped with the batch when it is refused.
 */
public final class BatchState {
    private final ExecutionState base;
    private final Map<String, OperationState> changed = new HashMap<>();
    private int begun;

    public BatchState(ExecutionState base) {
        this.base = base;
    }

    /** The execution's state before the batch. */
    public ExecutionState base() {
        return base;
    }

    /** The operation of an id as the batch has left it so far, or {@code null} when it has not begun. */
    public @Nullable Operation operation(String id) {
        OperationState state = changed.get(id);
        if (state == null) {
            state = base.operation(id);
        }
        return state == null ? null : state.operation();
    }

    /** How many operations have begun, the batch's own and the EXECUTION operation included. */
    public int operationCount() {
        return base.operationCount() + begun;
    }

    /** Takes in an event that the batch brings about. */
    public void apply(HistoryEvent event) {
        String id = Objects.requireNonNull(event.header().id(), "a batch brings about events of operations");
        OperationState before = changed.get(id);
        if (before == null) {
            before = base.operation(id);
        }
        if (before == null) {
            begun++;
        }
        changed.put(
                id,
                OperationFold.apply(
                        before, event, new Moment(event.header().timestamp(), base.position(), Duration.ZERO, 0)));
    }
}
