package dev.durascope.engine.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution in a list.
 *
 * @param start when it started, on its own clock
 * @param end when it ended, on its own clock; absent while it runs
 * @param held whether it is RUNNING but no longer invoked, after too many failed invocations in a row
 * @param parentArn the execution whose chained invoke started this one, if any
 */
public record ExecutionSummary(
        ExecutionArn arn,
        ExecutionStatus status,
        Instant start,
        @Nullable Instant end,
        boolean held,
        @Nullable ExecutionArn parentArn) {}
