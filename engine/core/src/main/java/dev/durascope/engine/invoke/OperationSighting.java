package dev.durascope.engine.invoke;

import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.model.OperationType;
import org.jspecify.annotations.Nullable;

/**
 * An operation that the handler has called, as an agent saw it. Its first checkpoint may not have come yet.
 *
 * @param parentId the context it is in; absent at the top level
 * @param name the operation's name; absent when the handler gave none
 * @param subType absent when the SDK's version has none there
 * @param replayed whether it had already ended in the state that the invocation was given
 * @param calledAt where the handler called it; absent when an SDK called it, such as the parts of a wait for a callback
 */
public record OperationSighting(
        String operationId,
        @Nullable String parentId,
        @Nullable String name,
        OperationType type,
        @Nullable String subType,
        boolean replayed,
        @Nullable SourceLocation calledAt) {}
