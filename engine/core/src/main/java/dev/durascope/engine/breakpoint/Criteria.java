package dev.durascope.engine.breakpoint;

import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import org.jspecify.annotations.Nullable;

/**
 * Which operations a breakpoint is for; each member that is present must hold.
 *
 * @param name the operation's name
 * @param operationId the one operation of this id
 * @param type the operation's type
 * @param subType the operation's subtype as the SDK names it, such as {@code WaitForCondition}
 * @param status the status that it is in, or is about to take
 * @param attempt the attempt's number, 1 for the first
 * @param errorType the type of the error it failed with
 * @param payload a condition on its result when it has ended, else on its input
 */
public record Criteria(
        @Nullable NamePattern name,
        @Nullable String operationId,
        @Nullable OperationType type,
        @Nullable String subType,
        @Nullable OperationStatus status,
        @Nullable Integer attempt,
        @Nullable NamePattern errorType,
        @Nullable PayloadCondition payload) {

    /** Any operation. */
    public static final Criteria ANY = new Criteria(null, null, null, null, null, null, null, null);

    /** Operations of a name. */
    public static Criteria named(NamePattern name) {
        return new Criteria(name, null, null, null, null, null, null, null);
    }

    /** One operation. */
    public static Criteria operation(String id) {
        return new Criteria(null, id, null, null, null, null, null, null);
    }

    /** Whether it can be about this operation, at some moment of its life. */
    public boolean isFor(Operation operation) {
        return operation.type() != OperationType.EXECUTION
                && (name == null || name.matches(operation.name()))
                && (operationId == null || operationId.equals(operation.id()))
                && (type == null || type == operation.type())
                && (subType == null || subType.equals(operation.subType()));
    }

    /** Whether it is about an operation at one moment. */
    public boolean isMetBy(Candidate candidate) {
        return (name == null || name.matches(candidate.name()))
                && (operationId == null || operationId.equals(candidate.operationId()))
                && (type == null || type == candidate.type())
                && (subType == null || subType.equals(candidate.subType()))
                && (status == null || status == candidate.status())
                && (attempt == null || attempt == candidate.attempt())
                && (errorType == null || errorType.matches(candidate.errorType()))
                && (payload == null || payload.isMetBy(candidate.payload()));
    }
}
