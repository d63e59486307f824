package dev.durascope.junit;

import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.OperationDetails;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A wait. */
public final class WaitOperation extends TestOperation {
    WaitOperation(Snapshot snapshot, OperationState state) {
        super(snapshot, state);
    }

    /** When it is to end; {@code null} when that is not known. */
    public @Nullable Instant scheduledEndTimestamp() {
        return operation().details() instanceof OperationDetails.Wait wait ? wait.scheduledEnd() : null;
    }

    /** How long it is to wait; {@code null} when that is not known. */
    public @Nullable Duration length() {
        Instant end = scheduledEndTimestamp();
        return end == null ? null : Duration.between(startTimestamp(), end);
    }
}
