package dev.durascope.junit;

import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.OperationDetails;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step, or a wait for a condition, whose polls are its attempts. */
public final class StepOperation extends TestOperation {
    StepOperation(Snapshot snapshot, OperationState state) {
        super(snapshot, state);
    }

    /** When its next attempt is due; {@code null} unless it waits for one. */
    public @Nullable Instant nextAttemptTimestamp() {
        return operation().details() instanceof OperationDetails.Step step ? step.nextAttempt() : null;
    }
}
