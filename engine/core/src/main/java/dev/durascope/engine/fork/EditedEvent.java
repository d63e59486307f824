package dev.durascope.engine.fork;

import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.RetryDetails;

/** The event that ends an operation, as an edit wants it. */
final class EditedEvent {
    private EditedEvent() {}

    /**
     * The event in the place of the recorded one.
     *
     * @param type the operation's
     * @param recorded the event that ended it
     * @throws IllegalArgumentException when operations of the type have no outcome, or the edit is none of an operation
     */
    static HistoryEvent of(OperationType type, HistoryEvent recorded, ForkEdit edit) {
        // What else was said in the recorded event was said of the recorded outcome.
        EventHeader header = recorded.header().withUnmodelled(null);
        return switch (edit) {
            case ForkEdit.Result e -> succeeded(type, header, recorded, EventPayload.of(e.json()));
            case ForkEdit.Failure e -> failed(type, header, recorded, EventError.of(e.error()));
            case ForkEdit.Input e -> throw new IllegalArgumentException("An input is no outcome of an operation.");
        };
    }

    private static HistoryEvent succeeded(
            OperationType type, EventHeader header, HistoryEvent recorded, EventPayload result) {
        return switch (type) {
            case STEP -> new HistoryEvent.StepSucceeded(header, result, retry(recorded));
            case CONTEXT -> new HistoryEvent.ContextSucceeded(header, result);
            case CALLBACK -> new HistoryEvent.CallbackSucceeded(header, result);
            case CHAINED_INVOKE -> new HistoryEvent.ChainedInvokeSucceeded(header, result);
            case WAIT, EXECUTION -> throw new IllegalArgumentException(type + " has no result to edit.");
        };
    }

    private static HistoryEvent failed(
            OperationType type, EventHeader header, HistoryEvent recorded, EventError error) {
        return switch (type) {
            case STEP -> new HistoryEvent.StepFailed(header, error, retry(recorded));
            case CONTEXT -> new HistoryEvent.ContextFailed(header, error);
            case CALLBACK -> new HistoryEvent.CallbackFailed(header, error);
            case CHAINED_INVOKE -> new HistoryEvent.ChainedInvokeFailed(header, error);
            case WAIT, EXECUTION -> throw new IllegalArgumentException(type + " has no error to edit.");
        };
    }

    private static RetryDetails retry(HistoryEvent recorded) {
        return switch (recorded) {
            case HistoryEvent.StepSucceeded e -> e.retry();
            case HistoryEvent.StepFailed e -> e.retry();
            default -> throw new IllegalArgumentException(recorded.eventType() + " does not end a step.");
        };
    }

    /** Whether an event ends its operation; a step's event may only end an attempt. */
    static boolean isEnd(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.StepSucceeded e -> e.retry().nextAttemptDelaySeconds() == null;
            case HistoryEvent.StepFailed e -> e.retry().nextAttemptDelaySeconds() == null;
            case HistoryEvent.ContextSucceeded e -> true;
            case HistoryEvent.ContextFailed e -> true;
            case HistoryEvent.WaitSucceeded e -> true;
            case HistoryEvent.WaitCancelled e -> true;
            case HistoryEvent.ChainedInvokeSucceeded e -> true;
            case HistoryEvent.ChainedInvokeFailed e -> true;
            case HistoryEvent.ChainedInvokeTimedOut e -> true;
            case HistoryEvent.ChainedInvokeStopped e -> true;
            case HistoryEvent.CallbackSucceeded e -> true;
            case HistoryEvent.CallbackFailed e -> true;
            case HistoryEvent.CallbackTimedOut e -> true;
            case HistoryEvent.ExecutionStarted e -> false;
            case HistoryEvent.ExecutionSucceeded e -> false;
            case HistoryEvent.ExecutionFailed e -> false;
            case HistoryEvent.ExecutionTimedOut e -> false;
            case HistoryEvent.ExecutionStopped e -> false;
            case HistoryEvent.ContextStarted e -> false;
            case HistoryEvent.WaitStarted e -> false;
            case HistoryEvent.StepStarted e -> false;
            case HistoryEvent.ChainedInvokeStarted e -> false;
            case HistoryEvent.CallbackStarted e -> false;
            case HistoryEvent.InvocationCompleted e -> false;
            case HistoryEvent.Unknown e -> false;
        };
    }

    /** The text of an error, for people. */
    static String words(ErrorObject error) {
        String type = error.errorType() == null ? "an error" : error.errorType();
        return error.errorMessage() == null ? type : type + ": " + error.errorMessage();
    }
}
