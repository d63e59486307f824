package dev.durascope.engine.checkpoint;

import dev.durascope.engine.model.InvocationType;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What a batch is judged by beside the state that it meets.
 *
 * @param now the execution's time
 * @param invocationType how the execution was started
 * @param targets finds what chained invokes call
 * @param callbackIds makes the ids that callbacks are answered by, standard base64
 */
public record Circumstances(
        Instant now, InvocationType invocationType, InvokeTargets targets, Supplier<String> callbackIds) {}
