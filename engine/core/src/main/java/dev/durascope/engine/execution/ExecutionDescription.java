package dev.durascope.engine.execution;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;

/** What GetDurableExecution tells of an execution. */
public record ExecutionDescription(ExecutionArn arn, ExecutionFacts facts, DurableConfig config) {}
