package dev.durascope.junit;

import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.OperationDetails;

/** A context: a child context, a map or parallel, one of their branches, or a waitForCallback. */
public final class ContextOperation extends TestOperation {
    ContextOperation(Snapshot snapshot, OperationState state) {
        super(snapshot, state);
    }

    /** Whether its children are replayed to know its result, which was too large to keep. */
    public boolean replaysChildren() {
        return operation().details() instanceof OperationDetails.Context context && context.replayChildren();
    }
}
