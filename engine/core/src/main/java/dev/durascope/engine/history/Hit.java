package dev.durascope.engine.history;

import org.jspecify.annotations.Nullable;

/**
 * Why an execution stopped: a breakpoint, or a step's end.
 *
 * @param breakpointId the breakpoint; absent when a step ended or the user paused
 * @param operationId the operation it is about; absent when it is about none
 * @param replaying whether the operation is answered from history rather than executed
 * @param attempt the operation's attempt, 1 for the first
 */
public record Hit(@Nullable String breakpointId, @Nullable String operationId, boolean replaying, int attempt) {}
