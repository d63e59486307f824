package dev.durascope.junit;

import dev.durascope.engine.history.OperationState;
import org.jspecify.annotations.Nullable;

/** A chained invoke. */
public final class InvokeOperation extends TestOperation {
    InvokeOperation(Snapshot snapshot, OperationState state) {
        super(snapshot, state);
    }

    /** The function that was called, as the handler named it; {@code null} when the history does not tell. */
    public @Nullable String functionName() {
        OperationState.InvokeTarget target = state().invoke();
        return target == null ? null : target.functionName();
    }

    /** The payload's text; {@code null} when the history does not tell. */
    public @Nullable String rawInput() {
        OperationState.InvokeTarget target = state().invoke();
        return target == null ? null : target.input().payload();
    }

    /** The execution that was started; {@code null} when the target is no durable function. */
    public @Nullable String executionArn() {
        OperationState.InvokeTarget target = state().invoke();
        return target == null ? null : target.childArn();
    }
}
