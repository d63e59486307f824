package dev.durascope.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * Which attempt of a step an event closes (protocol §4).
 *
 * @param currentAttempt the attempt that ended, 1-based
 * @param nextAttemptDelaySeconds seconds until the next attempt; absent when there will be none
 */
public record RetryDetails(int currentAttempt, @Nullable Integer nextAttemptDelaySeconds) {}
