package dev.durascope.junit;

import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.OperationDetails;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A callback. */
public final class CallbackOperation extends TestOperation {
    CallbackOperation(Snapshot snapshot, OperationState state) {
        super(snapshot, state);
    }

    /** A callback is also called by the waitForCallback that it belongs to. */
    @Override
    boolean isCalled(String name) {
        TestOperation parent = parent();
        return super.isCalled(name) || parent != null && name.equals(parent.name());
    }

    /** The id by which it is completed; {@code null} when the history does not tell. */
    public @Nullable String callbackId() {
        return operation().details() instanceof OperationDetails.Callback callback ? callback.callbackId() : null;
    }

    /** When it times out; {@code null} for never, and when it has ended. */
    public @Nullable Instant timeoutTimestamp() {
        return state().deadlines().timeout();
    }

    /** When it times out unless a heartbeat comes; {@code null} for never, and when it has ended. */
    public @Nullable Instant heartbeatTimestamp() {
        return state().deadlines().heartbeat();
    }
}
