package dev.durascope.engine.store;

import dev.durascope.engine.model.ExecutionArn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An input that a handler was run with.
 *
 * @param text JSON text, as it was typed
 * @param usedAt when a handler was run with it last
 * @param execution the execution that it was run as last; absent for a plain function, which has none, and for an input
 *     that an earlier version kept
 */
public record KeptInput(
        String text, Instant usedAt, @Nullable ExecutionArn execution) {}
