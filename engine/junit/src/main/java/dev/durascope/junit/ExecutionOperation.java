package dev.durascope.junit;

import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The execution itself, which the service counts among its operations. Its children are the top level. */
public final class ExecutionOperation extends TestOperation {
    ExecutionOperation(Snapshot snapshot, OperationState state) {
        super(snapshot, state);
    }

    /** The event's text; {@code null} when it was read without payloads. */
    public @Nullable String rawInput() {
        return snapshot().facts().input().payload();
    }

    @Override
    public @Nullable String rawResult() {
        return snapshot().rawResult();
    }

    @Override
    public @Nullable ErrorObject error() {
        return snapshot().facts().error();
    }

    @Override
    public List<TestOperation> operations() {
        return snapshot().children(null);
    }

    @Override
    public List<TestOperation> allOperations() {
        return snapshot().all();
    }
}
