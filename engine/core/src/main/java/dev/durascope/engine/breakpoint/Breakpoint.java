package dev.durascope.engine.breakpoint;

import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where executions of a function stop.
 *
 * @param id distinguishes it from the function's other breakpoints
 * @param enabled whether it stops
 * @param hitCount from which hit on it stops, counted for each execution: 1 for every hit
 */
public record Breakpoint(String id, boolean enabled, Criteria criteria, When when, int hitCount) {
    public Breakpoint {
        if (hitCount < 1) {
            throw new IllegalArgumentException("The hit count must be 1 or more; got " + hitCount + ".");
        }
    }

    /** The same, enabled or not. */
    public Breakpoint enabled(boolean now) {
        return new Breakpoint(id, now, criteria, when, hitCount);
    }

    /** Why it can never stop an execution, in a sentence; empty when it can. */
    public Optional<String> impossible() {
        OperationType type = criteria.type();
        OperationStatus status = criteria.status();
        if (type == OperationType.EXECUTION) {
            return Optional.of("The execution itself passes no checkpoint; choose another type.");
        }
        if (criteria.attempt() != null && criteria.attempt() < 1) {
            return Optional.of("Attempts are counted from 1.");
        }
        if (criteria.attempt() != null && criteria.attempt() > 1 && type != null && type != OperationType.STEP) {
            return Optional.of("Only steps have more than one attempt.");
        }
        if (criteria.errorType() != null && when != When.ON_FAILURE && when != When.AFTER && when != When.ON_REPLAY) {
            return Optional.of("There is an error only after it ran or when it fails.");
        }
        if (type == OperationType.WAIT && when == When.ON_FAILURE) {
            return Optional.of("A wait never fails.");
        }
        if (type == OperationType.WAIT && criteria.payload() != null) {
            return Optional.of("A wait has no payload.");
        }
        if (type == OperationType.CONTEXT && when == When.ON_SUSPENSION) {
            return Optional.of(
                    "An execution suspends because of what is inside a context, never because of the context.");
        }
        if (when == When.BEFORE && criteria.payload() != null && type != null && type != OperationType.CHAINED_INVOKE) {
            return Optional.of("Before it runs, only a chained invoke has a payload: its input.");
        }
        return status == null || isPossible(status, type) ? Optional.empty() : Optional.of(never(status, type));
    }

    private boolean isPossible(OperationStatus status, @Nullable OperationType type) {
        boolean inTime = switch (when) {
            case BEFORE -> status == OperationStatus.STARTED;
            case AFTER -> status.isTerminal() || status == OperationStatus.PENDING;
            case ON_FAILURE ->
                status == OperationStatus.FAILED
                        || status == OperationStatus.TIMED_OUT
                        || status == OperationStatus.STOPPED
                        || status == OperationStatus.PENDING;
            case ON_SUSPENSION -> status == OperationStatus.PENDING || status == OperationStatus.STARTED;
            case ON_REPLAY -> status.isTerminal();
        };
        return inTime && (type == null || has(type, status));
    }

    private static boolean has(OperationType type, OperationStatus status) {
        return switch (status) {
            case STARTED, SUCCEEDED -> true;
            case PENDING, READY -> type == OperationType.STEP;
            case FAILED -> type != OperationType.WAIT;
            case CANCELLED ->
                type == OperationType.WAIT || type == OperationType.CALLBACK || type == OperationType.CHAINED_INVOKE;
            case TIMED_OUT -> type == OperationType.CALLBACK || type == OperationType.CHAINED_INVOKE;
            case STOPPED -> type == OperationType.CHAINED_INVOKE;
        };
    }

    private String never(OperationStatus status, @Nullable OperationType type) {
        String what = type == null
                ? "An operation"
                : "A " + type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return type != null && !has(type, status)
                ? what + " is never " + status + "."
                : what + " is not " + status + " at that moment.";
    }
}
