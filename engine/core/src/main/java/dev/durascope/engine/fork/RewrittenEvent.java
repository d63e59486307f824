package dev.durascope.engine.fork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.HistoryEvent;

/** Events at another place, or of another execution. */
final class RewrittenEvent {
    private RewrittenEvent() {}

    /** The same event under another header. */
    static HistoryEvent of(HistoryEvent event, EventHeader header) {
        return switch (event) {
            case HistoryEvent.ExecutionStarted e ->
                new HistoryEvent.ExecutionStarted(header, e.input(), e.executionTimeoutSeconds());
            case HistoryEvent.ExecutionSucceeded e -> new HistoryEvent.ExecutionSucceeded(header, e.result());
            case HistoryEvent.ExecutionFailed e -> new HistoryEvent.ExecutionFailed(header, e.error());
            case HistoryEvent.ExecutionTimedOut e -> new HistoryEvent.ExecutionTimedOut(header, e.error());
            case HistoryEvent.ExecutionStopped e -> new HistoryEvent.ExecutionStopped(header, e.error());
            case HistoryEvent.ContextStarted e -> new HistoryEvent.ContextStarted(header);
            case HistoryEvent.ContextSucceeded e -> new HistoryEvent.ContextSucceeded(header, e.result());
            case HistoryEvent.ContextFailed e -> new HistoryEvent.ContextFailed(header, e.error());
            case HistoryEvent.WaitStarted e ->
                new HistoryEvent.WaitStarted(header, e.durationSeconds(), e.scheduledEnd());
            case HistoryEvent.WaitSucceeded e -> new HistoryEvent.WaitSucceeded(header, e.durationSeconds());
            case HistoryEvent.WaitCancelled e -> new HistoryEvent.WaitCancelled(header, e.error());
            case HistoryEvent.StepStarted e -> new HistoryEvent.StepStarted(header);
            case HistoryEvent.StepSucceeded e -> new HistoryEvent.StepSucceeded(header, e.result(), e.retry());
            case HistoryEvent.StepFailed e -> new HistoryEvent.StepFailed(header, e.error(), e.retry());
            case HistoryEvent.ChainedInvokeStarted e ->
                new HistoryEvent.ChainedInvokeStarted(
                        header,
                        e.functionName(),
                        e.tenantId(),
                        e.input(),
                        e.executedVersion(),
                        e.durableExecutionArn());
            case HistoryEvent.ChainedInvokeSucceeded e -> new HistoryEvent.ChainedInvokeSucceeded(header, e.result());
            case HistoryEvent.ChainedInvokeFailed e -> new HistoryEvent.ChainedInvokeFailed(header, e.error());
            case HistoryEvent.ChainedInvokeTimedOut e -> new HistoryEvent.ChainedInvokeTimedOut(header, e.error());
            case HistoryEvent.ChainedInvokeStopped e -> new HistoryEvent.ChainedInvokeStopped(header, e.error());
            case HistoryEvent.CallbackStarted e ->
                new HistoryEvent.CallbackStarted(
                        header, e.callbackId(), e.timeoutSeconds(), e.heartbeatTimeoutSeconds());
            case HistoryEvent.CallbackSucceeded e -> new HistoryEvent.CallbackSucceeded(header, e.result());
            case HistoryEvent.CallbackFailed e -> new HistoryEvent.CallbackFailed(header, e.error());
            case HistoryEvent.CallbackTimedOut e -> new HistoryEvent.CallbackTimedOut(header, e.error());
            case HistoryEvent.InvocationCompleted e ->
                new HistoryEvent.InvocationCompleted(
                        header, e.startTimestamp(), e.endTimestamp(), e.requestId(), e.error());
            case HistoryEvent.Unknown e ->
                new HistoryEvent.Unknown(header, e.eventType(), numbered(e.json(), header.eventId()));
        };
    }

    /** The text of an event that nobody here knows says its place as well. */
    private static String numbered(String json, long eventId) {
        JsonNode raw = Json.parse(json, "The unknown event");
        if (raw instanceof ObjectNode object) {
            return object.put("EventId", eventId).toString();
        }
        return json;
    }
}
