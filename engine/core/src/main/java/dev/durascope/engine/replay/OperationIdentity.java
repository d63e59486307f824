package dev.durascope.engine.replay;

import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must be the same in handler and history (protocol §7). */
record OperationIdentity(
        OperationType type,
        @Nullable String subType,
        @Nullable String name) {

    static OperationIdentity of(Operation operation) {
        return new OperationIdentity(operation.type(), operation.subType(), operation.name());
    }

    static OperationIdentity of(OperationSighting call) {
        return new OperationIdentity(call.type(), call.subType(), call.name());
    }

    /** Whether a call is what was recorded, by what identifies it. */
    static boolean same(Operation operation, OperationSighting call) {
        return of(operation).matches(of(call));
    }

    /** How alike the two are: their types first, then how much of their names they share at both ends. */
    static int likeness(Operation operation, OperationSighting call) {
        int likeness = operation.type() == call.type() ? 1_000 : 0;
        String one = operation.name();
        String other = call.name();
        if (one == null || other == null) {
            return likeness;
        }
        int shorter = Math.min(one.length(), other.length());
        int begin = 0;
        while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return likeness + 100 * (begin + end) / Math.max(1, Math.max(one.length(), other.length()));
    }

    /** An SDK that gives no subtype, or a history without one, is taken as it is. */
    private boolean matches(OperationIdentity other) {
        return type == other.type
                && Objects.equals(name, other.name)
                && (subType == null || other.subType == null || subType.equals(other.subType));
    }
}
