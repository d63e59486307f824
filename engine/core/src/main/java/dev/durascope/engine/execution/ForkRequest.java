package dev.durascope.engine.execution;

import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.time.TimeMode;
import org.jspecify.annotations.Nullable;

/**
 * A wish to go on with a fork of an execution.
 *
 * @param plan what of which execution it begins with
 * @param functionName the name of a registered durable function, whose handler runs the rest
 * @param executionName the fork's name; absent to be given one
 * @param timeMode how its clock moves; absent for the engine's own
 */
public record ForkRequest(
        ForkPlan plan,
        String functionName,
        @Nullable String executionName,
        @Nullable TimeMode timeMode) {}
