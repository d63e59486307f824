package dev.durascope.app.history;

import static dev.durascope.app.text.Texts.text;

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
            case HistoryEvent.ExecutionStarted e -> input(e.input());
            case HistoryEvent.ExecutionSucceeded e -> result(e.result());
            case HistoryEvent.ExecutionFailed e -> error(e.error());
            case HistoryEvent.ExecutionTimedOut e -> error(e.error());
            case HistoryEvent.ExecutionStopped e -> error(e.error());
            case HistoryEvent.ContextStarted e -> "";
            case HistoryEvent.ContextSucceeded e -> result(e.result());
            case HistoryEvent.ContextFailed e -> error(e.error());
            case HistoryEvent.WaitStarted e -> text("history.event.wait", seconds(e.durationSeconds()));
            case HistoryEvent.WaitSucceeded e ->
                e.durationSeconds() == null ? "" : text("history.event.waited", seconds(e.durationSeconds()));
            case HistoryEvent.WaitCancelled e -> error(e.error());
            case HistoryEvent.StepStarted e -> "";
            case HistoryEvent.StepSucceeded e -> retry(e.retry()) + result(e.result());
            case HistoryEvent.StepFailed e -> retry(e.retry()) + error(e.error());
            case HistoryEvent.ChainedInvokeStarted e -> e.functionName() + "  " + input(e.input());
            case HistoryEvent.ChainedInvokeSucceeded e -> result(e.result());
            case HistoryEvent.ChainedInvokeFailed e -> error(e.error());
            case HistoryEvent.ChainedInvokeTimedOut e -> error(e.error());
            case HistoryEvent.ChainedInvokeStopped e -> error(e.error());
            case HistoryEvent.CallbackStarted e -> callback(e);
            case HistoryEvent.CallbackSucceeded e -> result(e.result());
            case HistoryEvent.CallbackFailed e -> error(e.error());
            case HistoryEvent.CallbackTimedOut e -> error(e.error());
            case HistoryEvent.InvocationCompleted e ->
                text("history.event.took", Durations.taken(Duration.between(e.startTimestamp(), e.endTimestamp())))
                        + (e.error() == null ? "" : "  " + error(e.error()));
            case HistoryEvent.Unknown e -> JsonDocument.preview(e.json(), PREVIEW);
        };
    }

    private static String callback(HistoryEvent.CallbackStarted e) {
        String timeout = e.timeoutSeconds() == null || e.timeoutSeconds() == 0
                ? text("history.event.noTimeout")
                : text("history.event.timesOut", seconds(e.timeoutSeconds()));
        return e.heartbeatTimeoutSeconds() == null || e.heartbeatTimeoutSeconds() == 0
                ? timeout
                : text("history.event.heartbeat", timeout, seconds(e.heartbeatTimeoutSeconds()));
    }

    private static String input(EventPayload payload) {
        String text = payload.payload();
        return cut(
                payload,
                text == null
                        ? text("history.event.input.none")
                        : text("history.event.input", JsonDocument.preview(text, PREVIEW)));
    }

    private static String result(EventPayload payload) {
        String text = payload.payload();
        return cut(
                payload,
                text == null
                        ? text("history.event.result.none")
                        : text("history.event.result", JsonDocument.preview(text, PREVIEW)));
    }

    private static String cut(EventPayload payload, String words) {
        return payload.truncated() ? text("history.event.truncated", words) : words;
    }

    private static String error(@Nullable EventError error) {
        ErrorObject object = error == null ? null : error.payload();
        if (object == null) {
            return text("history.event.noErrorData");
        }
        String type = object.errorType() == null ? text("history.event.error") : object.errorType();
        return object.errorMessage() == null
                ? type
                : type + ": " + JsonDocument.preview(object.errorMessage(), PREVIEW);
    }

    private static String retry(RetryDetails retry) {
        Integer delay = retry.nextAttemptDelaySeconds();
        String words = delay == null
                ? text("history.event.attempt", retry.currentAttempt())
                : text("history.event.attempt.next", retry.currentAttempt(), seconds(delay));
        return words + "  ";
    }

    private static String seconds(long seconds) {
        return Durations.left(Duration.ofSeconds(seconds));
    }
}
