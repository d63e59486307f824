package dev.durascope.engine.replay;

import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must be the same in handler and history (protocol §7). */
record Identity(
        OperationType type,
        @Nullable String subType,
        @Nullable String name) {

    static Identity of(Operation operation) {
        return new Identity(operation.type(), operation.subType(), operation.name());
    }

    static Identity of(OperationSighting call) {
        return new Identity(call.type(), call.subType(), call.name());
    }

    /** An SDK that gives no subtype, or a history without one, is taken as it is. */
    boolean matches(Identity other) {
        return type == other.type
                && Objects.equals(name, other.name)
                && (subType == null || other.subType == null || subType.equals(other.subType));
    }
}
