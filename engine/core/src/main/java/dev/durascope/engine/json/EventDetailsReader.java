package dev.durascope.engine.json;

import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.RetryDetails;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads each event type's details object. Where the service may leave a payload or an error out, because execution data
 * was not asked for, its absence is accepted.
 */
final class EventDetailsReader {
    private static final long MAX_SECONDS = Integer.MAX_VALUE;

    /** The event types of the API model: the records of {@link HistoryEvent} that are read by {@link #read}. */
    private static final Set<String> KNOWN = Arrays.stream(HistoryEvent.class.getPermittedSubclasses())
            .filter(c -> c != HistoryEvent.Unknown.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private EventDetailsReader() {}

    static boolean knows(String eventType) {
        return KNOWN.contains(eventType);
    }

    static HistoryEvent read(String type, EventHeader h, Fields event, TimestampForm form) {
        String name = type + "Details";
        return switch (type) {
            case "ContextStarted" -> new HistoryEvent.ContextStarted(h);
            case "StepStarted" -> new HistoryEvent.StepStarted(h);
            case "ExecutionTimedOut" -> new HistoryEvent.ExecutionTimedOut(h, errorOf(event.optionalObject(name)));
            case "WaitCancelled" -> new HistoryEvent.WaitCancelled(h, errorOf(event.optionalObject(name)));
            case "WaitSucceeded" -> {
                Fields d = event.optionalObject(name);
                yield new HistoryEvent.WaitSucceeded(h, d == null ? null : d.optionalLong("Duration", 0, MAX_SECONDS));
            }
            default -> readRequired(type, h, event.object(name), form);
        };
    }

    private static HistoryEvent readRequired(String type, EventHeader h, Fields d, TimestampForm form) {
        return switch (type) {
            case "ExecutionStarted" ->
                new HistoryEvent.ExecutionStarted(
                        h, payload(d, "Input"), d.integer("ExecutionTimeout", 0, MAX_SECONDS));
            case "ExecutionSucceeded" -> new HistoryEvent.ExecutionSucceeded(h, payload(d, "Result"));
            case "ExecutionFailed" -> new HistoryEvent.ExecutionFailed(h, error(d));
            case "ExecutionStopped" -> new HistoryEvent.ExecutionStopped(h, error(d));
            case "ContextSucceeded" -> new HistoryEvent.ContextSucceeded(h, payload(d, "Result"));
            case "ContextFailed" -> new HistoryEvent.ContextFailed(h, error(d));
            case "WaitStarted" ->
                new HistoryEvent.WaitStarted(
                        h, d.integer("Duration", 0, MAX_SECONDS), d.timestamp("ScheduledEndTimestamp", form));
            case "StepSucceeded" -> new HistoryEvent.StepSucceeded(h, payload(d, "Result"), retry(d));
            case "StepFailed" -> new HistoryEvent.StepFailed(h, error(d), retry(d));
            case "ChainedInvokeStarted" ->
                new HistoryEvent.ChainedInvokeStarted(
                        h,
                        d.text("FunctionName"),
                        d.optionalText("TenantId"),
                        payload(d, "Input"),
                        d.optionalText("ExecutedVersion"),
                        d.optionalText("DurableExecutionArn"));
            case "ChainedInvokeSucceeded" -> new HistoryEvent.ChainedInvokeSucceeded(h, payload(d, "Result"));
            case "ChainedInvokeFailed" -> new HistoryEvent.ChainedInvokeFailed(h, error(d));
            case "ChainedInvokeTimedOut" -> new HistoryEvent.ChainedInvokeTimedOut(h, error(d));
            case "ChainedInvokeStopped" -> new HistoryEvent.ChainedInvokeStopped(h, error(d));
            case "CallbackStarted" ->
                new HistoryEvent.CallbackStarted(
                        h,
                        d.text("CallbackId", TextRule.CALLBACK_ID),
                        d.optionalLong("Timeout", 0, MAX_SECONDS),
                        d.optionalLong("HeartbeatTimeout", 0, MAX_SECONDS));
            case "CallbackSucceeded" -> new HistoryEvent.CallbackSucceeded(h, payload(d, "Result"));
            case "CallbackFailed" -> new HistoryEvent.CallbackFailed(h, error(d));
            case "CallbackTimedOut" -> new HistoryEvent.CallbackTimedOut(h, error(d));
            case "InvocationCompleted" ->
                new HistoryEvent.InvocationCompleted(
                        h,
                        d.timestamp("StartTimestamp", form),
                        d.timestamp("EndTimestamp", form),
                        d.text("RequestId"),
                        errorOf(d));
            default -> throw new IllegalArgumentException("No reader for event type " + type + ".");
        };
    }

    private static EventPayload payload(Fields details, String name) {
        Fields wrapped = details.optionalObject(name);
        return wrapped == null
                ? EventPayload.NONE
                : new EventPayload(wrapped.optionalText("Payload"), wrapped.isTrue("Truncated"));
    }

    private static EventError error(Fields details) {
        EventError error = errorOf(details);
        return error == null ? EventError.of(null) : error;
    }

    private static @Nullable EventError errorOf(@Nullable Fields details) {
        Fields wrapped = details == null ? null : details.optionalObject("Error");
        return wrapped == null
                ? null
                : new EventError(ErrorObjectJson.optional(wrapped, "Payload"), wrapped.isTrue("Truncated"));
    }

    private static RetryDetails retry(Fields details) {
        Fields retry = details.object("RetryDetails");
        return new RetryDetails(
                (int) retry.integer("CurrentAttempt", 0, MAX_SECONDS),
                retry.optionalInt("NextAttemptDelaySeconds", 0, Integer.MAX_VALUE));
    }
}
