package dev.durascope.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * One update of a checkpoint batch (API model, {@code OperationUpdate}), its options flattened. Everything but id, type
 * and action may be absent; what an absent or present member means is the validators' business.
 *
 * @param replayChildren {@code ContextOptions.ReplayChildren}
 * @param nextAttemptDelaySeconds {@code StepOptions.NextAttemptDelaySeconds}
 * @param waitSeconds {@code WaitOptions.WaitSeconds}
 * @param callbackOptions {@code CallbackOptions}
 * @param chainedInvokeOptions {@code ChainedInvokeOptions}
 */
public record OperationUpdate(
        String id,
        @Nullable String parentId,
        @Nullable String name,
        OperationType type,
        @Nullable String subType,
        OperationAction action,
        @Nullable String payload,
        @Nullable ErrorObject error,
        @Nullable Boolean replayChildren,
        @Nullable Integer nextAttemptDelaySeconds,
        @Nullable Integer waitSeconds,
        @Nullable CallbackOptions callbackOptions,
        @Nullable ChainedInvokeOptions chainedInvokeOptions) {

    /** Seconds until a callback times out and allowed between its heartbeats; absent or 0 means never. */
    public record CallbackOptions(
            @Nullable Integer timeoutSeconds, @Nullable Integer heartbeatTimeoutSeconds) {}

    /** The function a chained invoke calls: a name, partial ARN or ARN, with or without a qualifier. */
    public record ChainedInvokeOptions(
            String functionName, @Nullable String tenantId) {}

    /** An update with nothing but what the model requires. */
    public static OperationUpdate of(String id, OperationType type, OperationAction action) {
        return new OperationUpdate(id, null, null, type, null, action, null, null, null, null, null, null, null);
    }
}
