package dev.durascope.app.history;

import dev.durascope.app.json.JsonDocument;
import dev.durascope.app.text.Durations;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.RetryDetails;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says in one line what an event carries. */
public final class EventText {
    private static final int PREVIEW = 160;

    private EventText() {}

    /** What an event carries beyond its header; empty for nothing. */
    public static String details(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.ExecutionStarted e -> payload("input", e.input());
            case HistoryEvent.ExecutionSucceeded e -> payload("result", e.result());
            case HistoryEvent.ExecutionFailed e -> error(e.error());
            case HistoryEvent.ExecutionTimedOut e -> error(e.error());
            case HistoryEvent.ExecutionStopped e -> error(e.error());
            case HistoryEvent.ContextStarted e -> "";
            case HistoryEvent.ContextSucceeded e -> payload("result", e.result());
            case HistoryEvent.ContextFailed e -> error(e.error());
            case HistoryEvent.WaitStarted e -> "for " + seconds(e.durationSeconds());
            case HistoryEvent.WaitSucceeded e ->
                e.durationSeconds() == null ? "" : "after " + seconds(e.durationSeconds());
            case HistoryEvent.WaitCancelled e -> error(e.error());
            case HistoryEvent.StepStarted e -> "";
            case HistoryEvent.StepSucceeded e -> retry(e.retry()) + payload("result", e.result());
            case HistoryEvent.StepFailed e -> retry(e.retry()) + error(e.error());
            case HistoryEvent.ChainedInvokeStarted e -> e.functionName() + "  " + payload("input", e.input());
            case HistoryEvent.ChainedInvokeSucceeded e -> payload("result", e.result());
            case HistoryEvent.ChainedInvokeFailed e -> error(e.error());
            case HistoryEvent.ChainedInvokeTimedOut e -> error(e.error());
            case HistoryEvent.ChainedInvokeStopped e -> error(e.error());
            case HistoryEvent.CallbackStarted e -> callback(e);
            case HistoryEvent.CallbackSucceeded e -> payload("result", e.result());
            case HistoryEvent.CallbackFailed e -> error(e.error());
            case HistoryEvent.CallbackTimedOut e -> error(e.error());
            case HistoryEvent.InvocationCompleted e ->
                "took " + Durations.taken(Duration.between(e.startTimestamp(), e.endTimestamp()))
                        + (e.error() == null ? "" : "  " + error(e.error()));
            case HistoryEvent.Unknown e -> JsonDocument.preview(e.json(), PREVIEW);
        };
    }

    private static String callback(HistoryEvent.CallbackStarted e) {
        String timeout = e.timeoutSeconds() == null || e.timeoutSeconds() == 0
                ? "no timeout"
                : "times out in " + seconds(e.timeoutSeconds());
        return e.heartbeatTimeoutSeconds() == null || e.heartbeatTimeoutSeconds() == 0
                ? timeout
                : timeout + ", heartbeat every " + seconds(e.heartbeatTimeoutSeconds());
    }

    private static String payload(String what, EventPayload payload) {
        String text = payload.payload();
        String cut = payload.truncated() ? " (truncated)" : "";
        return text == null ? "no " + what + cut : what + " " + JsonDocument.preview(text, PREVIEW) + cut;
    }

    private static String error(@Nullable EventError error) {
        ErrorObject object = error == null ? null : error.payload();
        if (object == null) {
            return "no error data";
        }
        String type = object.errorType() == null ? "Error" : object.errorType();
        return object.errorMessage() == null
                ? type
                : type + ": " + JsonDocument.preview(object.errorMessage(), PREVIEW);
    }

    private static String retry(RetryDetails retry) {
        Integer delay = retry.nextAttemptDelaySeconds();
        return "attempt " + retry.currentAttempt() + (delay == null ? "  " : ", next in " + seconds(delay) + "  ");
    }

    private static String seconds(long seconds) {
        return Durations.left(Duration.ofSeconds(seconds));
    }
}
