package dev.durascope.engine.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operation has beyond the common members: a record per operation type of the API model. */
public sealed interface OperationDetails {

    /** The result text, where this kind has one and it succeeded. */
    default @Nullable String result() {
        return null;
    }

    /** The error, where this kind has one and it did not succeed. */
    default @Nullable ErrorObject error() {
        return null;
    }

    record Execution(@Nullable String inputPayload) implements OperationDetails {}

    record Context(
            boolean replayChildren,
            @Nullable String result,
            @Nullable ErrorObject error) implements OperationDetails {}

    /**
     * @param attempt the number of finished attempts (protocol §3); 0 during the first
     * @param nextAttempt when a PENDING step becomes READY
     */
    record Step(
            int attempt,
            @Nullable Instant nextAttempt,
            @Nullable String result,
            @Nullable ErrorObject error) implements OperationDetails {}

    record Wait(@Nullable Instant scheduledEnd) implements OperationDetails {}

    record Callback(
            @Nullable String callbackId,
            @Nullable String result,
            @Nullable ErrorObject error) implements OperationDetails {}

    record ChainedInvoke(@Nullable String result, @Nullable ErrorObject error) implements OperationDetails {}
}
