package dev.durascope.handler.internal;

import dev.durascope.handler.error.NonDeterministicExecutionException;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationType;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/**
 * What identifies an operation in handler and history alike.
 *
 * @param position counters from the root context inwards, for people
 * @param parentId the id of the enclosing context; null in the root context
 * @param name null when the handler gave none
 * @param hooks made where the handler called the operation
 */
record OperationRef(
        String id,
        String position,
        String parentId,
        OperationType type,
        String subType,
        String name,
        OperationHooks hooks) {

    OperationUpdate.Builder update(OperationAction action) {
        return OperationUpdate.builder()
                .id(id)
                .parentId(parentId)
                .type(type)
                .subType(subType)
                .name(name)
                .action(action);
    }

    /** A handler must ask for what the history holds (protocol §7). A history without a subtype is taken as it is. */
    void requireSame(Operation history) {
        boolean sameSubType = history.subType() == null || history.subType().equals(subType);
        if (history.type() != type || !Objects.equals(history.name(), name) || !sameSubType) {
            throw new NonDeterministicExecutionException(
                    position,
                    describe(history.typeAsString(), history.subType(), history.name()),
                    describe(type.toString(), subType, name));
        }
    }

    private static String describe(String type, String subType, String name) {
        var kind = subType == null ? type : type + " (" + subType + ")";
        return name == null ? kind + " without a name" : kind + " '" + name + "'";
    }
}
