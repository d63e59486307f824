package dev.durascope.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.RetryDetails;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the members of each event type's details object. */
final class EventDetailsWriter {
    private final JsonGenerator g;
    private final TimestampForm form;
    private final boolean includeData;

    EventDetailsWriter(JsonGenerator g, TimestampForm form, boolean includeData) {
        this.g = g;
        this.form = form;
        this.includeData = includeData;
    }

    void write(HistoryEvent event) throws IOException {
        switch (event) {
            case HistoryEvent.ExecutionStarted e -> {
                payload("Input", e.input());
                g.writeNumberField("ExecutionTimeout", e.executionTimeoutSeconds());
            }
            case HistoryEvent.ExecutionSucceeded e -> payload("Result", e.result());
            case HistoryEvent.ExecutionFailed e -> error(e.error());
            case HistoryEvent.ExecutionTimedOut e -> error(e.error());
            case HistoryEvent.ExecutionStopped e -> error(e.error());
            case HistoryEvent.ContextStarted e -> {}
            case HistoryEvent.ContextSucceeded e -> payload("Result", e.result());
            case HistoryEvent.ContextFailed e -> error(e.error());
            case HistoryEvent.WaitStarted e -> {
                g.writeNumberField("Duration", e.durationSeconds());
                form.write(g, "ScheduledEndTimestamp", e.scheduledEnd());
            }
            case HistoryEvent.WaitSucceeded e -> Write.number(g, "Duration", e.durationSeconds());
            case HistoryEvent.WaitCancelled e -> error(e.error());
            case HistoryEvent.StepStarted e -> {}
            case HistoryEvent.StepSucceeded e -> {
                payload("Result", e.result());
                retry(e.retry());
            }
            case HistoryEvent.StepFailed e -> {
                error(e.error());
                retry(e.retry());
            }
            case HistoryEvent.ChainedInvokeStarted e -> {
                g.writeStringField("FunctionName", e.functionName());
                Write.text(g, "TenantId", e.tenantId());
                payload("Input", e.input());
                Write.text(g, "ExecutedVersion", e.executedVersion());
                Write.text(g, "DurableExecutionArn", e.durableExecutionArn());
            }
            case HistoryEvent.ChainedInvokeSucceeded e -> payload("Result", e.result());
            case HistoryEvent.ChainedInvokeFailed e -> error(e.error());
            case HistoryEvent.ChainedInvokeTimedOut e -> error(e.error());
            case HistoryEvent.ChainedInvokeStopped e -> error(e.error());
            case HistoryEvent.CallbackStarted e -> {
                g.writeStringField("CallbackId", e.callbackId());
                Write.number(g, "HeartbeatTimeout", e.heartbeatTimeoutSeconds());
                Write.number(g, "Timeout", e.timeoutSeconds());
            }
            case HistoryEvent.CallbackSucceeded e -> payload("Result", e.result());
            case HistoryEvent.CallbackFailed e -> error(e.error());
            case HistoryEvent.CallbackTimedOut e -> error(e.error());
            case HistoryEvent.InvocationCompleted e -> {
                form.write(g, "StartTimestamp", e.startTimestamp());
                form.write(g, "EndTimestamp", e.endTimestamp());
                g.writeStringField("RequestId", e.requestId());
                error(e.error());
            }
            case HistoryEvent.Unknown e -> throw new IllegalArgumentException("Unknown events are written raw.");
        }
    }

    /** A null result is {@code {}}; a payload is accompanied by {@code Truncated} (protocol §4). */
    private void payload(String name, EventPayload payload) throws IOException {
        g.writeObjectFieldStart(name);
        String text = payload.payload();
        if (text != null && includeData) {
            g.writeStringField("Payload", text);
        }
        truncated(text != null && includeData, payload.truncated());
        g.writeEndObject();
    }

    private void error(@Nullable EventError error) throws IOException {
        if (error == null) {
            return;
        }
        g.writeObjectFieldStart("Error");
        if (includeData) {
            Write.error(g, "Payload", error.payload());
        }
        truncated(error.payload() != null && includeData, error.truncated());
        g.writeEndObject();
    }

    private void truncated(boolean payloadWritten, boolean truncated) throws IOException {
        if (payloadWritten || truncated) {
            g.writeBooleanField("Truncated", truncated);
        }
    }

    private void retry(RetryDetails retry) throws IOException {
        g.writeObjectFieldStart("RetryDetails");
        g.writeNumberField("CurrentAttempt", retry.currentAttempt());
        Write.number(g, "NextAttemptDelaySeconds", retry.nextAttemptDelaySeconds());
        g.writeEndObject();
    }
}
