package dev.durascope.engine.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of an execution's history: a record per event type of the API model, and {@link Unknown} for a type that
 * this version does not know, carried raw and never dropped.
 */
public sealed interface HistoryEvent {

    /** The members that every event has. */
    EventHeader header();

    /** The event's type as AWS spells it, such as {@code StepStarted}. */
    default String eventType() {
        return getClass().getSimpleName();
    }

    /** @param executionTimeoutSeconds seconds until the execution times out */
    record ExecutionStarted(EventHeader header, EventPayload input, long executionTimeoutSeconds)
            implements HistoryEvent {}

    record ExecutionSucceeded(EventHeader header, EventPayload result) implements HistoryEvent {}

    record ExecutionFailed(EventHeader header, EventError error) implements HistoryEvent {}

    record ExecutionTimedOut(EventHeader header, @Nullable EventError error) implements HistoryEvent {}

    record ExecutionStopped(EventHeader header, EventError error) implements HistoryEvent {}

    record ContextStarted(EventHeader header) implements HistoryEvent {}

    record ContextSucceeded(EventHeader header, EventPayload result) implements HistoryEvent {}

    record ContextFailed(EventHeader header, EventError error) implements HistoryEvent {}

    /** @param durationSeconds the wait's length in seconds */
    record WaitStarted(EventHeader header, long durationSeconds, Instant scheduledEnd) implements HistoryEvent {}

    /** @param durationSeconds the wait's length in seconds */
    record WaitSucceeded(EventHeader header, @Nullable Long durationSeconds) implements HistoryEvent {}

    record WaitCancelled(EventHeader header, @Nullable EventError error) implements HistoryEvent {}

    record StepStarted(EventHeader header) implements HistoryEvent {}

    /** Also a poll of wait-for-condition: then {@code retry} names the delay and the step goes on (protocol §4). */
    record StepSucceeded(EventHeader header, EventPayload result, RetryDetails retry) implements HistoryEvent {}

    record StepFailed(EventHeader header, EventError error, RetryDetails retry) implements HistoryEvent {}

    /** @param durableExecutionArn the child execution's ARN; absent when the target is a plain function */
    record ChainedInvokeStarted(
            EventHeader header,
            String functionName,
            @Nullable String tenantId,
            EventPayload input,
            @Nullable String executedVersion,
            @Nullable String durableExecutionArn)
            implements HistoryEvent {}

    record ChainedInvokeSucceeded(EventHeader header, EventPayload result) implements HistoryEvent {}

    record ChainedInvokeFailed(EventHeader header, EventError error) implements HistoryEvent {}

    record ChainedInvokeTimedOut(EventHeader header, EventError error) implements HistoryEvent {}

    record ChainedInvokeStopped(EventHeader header, EventError error) implements HistoryEvent {}

    /**
     * @param timeoutSeconds seconds until the callback times out; absent for never
     * @param heartbeatTimeoutSeconds seconds allowed between heartbeats; absent for any
     */
    record CallbackStarted(
            EventHeader header,
            String callbackId,
            @Nullable Long timeoutSeconds,
            @Nullable Long heartbeatTimeoutSeconds)
            implements HistoryEvent {}

    record CallbackSucceeded(EventHeader header, EventPayload result) implements HistoryEvent {}

    record CallbackFailed(EventHeader header, EventError error) implements HistoryEvent {}

    record CallbackTimedOut(EventHeader header, EventError error) implements HistoryEvent {}

    record InvocationCompleted(
            EventHeader header,
            Instant startTimestamp,
            Instant endTimestamp,
            String requestId,
            @Nullable EventError error)
            implements HistoryEvent {}

    /**
     * An event of a type that this version does not know.
     *
     * @param eventType the type as the service spelled it
     * @param json the whole event as it was received
     */
    record Unknown(EventHeader header, String eventType, String json) implements HistoryEvent {}
}
