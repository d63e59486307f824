package dev.durascope.engine.search;

import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import org.jspecify.annotations.Nullable;

/** How operations stand, and what events say happened, in the words that people read. */
public enum SearchStatus {
    /** Begun, and its own code runs: a step, a context or the execution. */
    RUNNING("running"),
    /** Begun, and something else is waited for: a wait, a callback or a chained invoke. */
    WAITING("waiting"),
    /** A step between two attempts; AWS's PENDING. */
    RETRYING("retrying"),
    READY("ready"),
    SUCCEEDED("succeeded"),
    FAILED("failed"),
    CANCELLED("cancelled"),
    TIMED_OUT("timed-out"),
    STOPPED("stopped");

    private final String word;

    SearchStatus(String word) {
        this.word = word;
    }

    /** How it is typed. */
    public String word() {
        return word;
    }

    /** How an operation stands. */
    static SearchStatus of(Operation operation) {
        return switch (operation.status()) {
            case STARTED -> operation.isPending() ? WAITING : RUNNING;
            case PENDING -> RETRYING;
            case READY -> READY;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
            case TIMED_OUT -> TIMED_OUT;
            case STOPPED -> STOPPED;
        };
    }

    /** What an event says happened; {@code null} when it says nothing of the kind. */
    static @Nullable SearchStatus of(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.ExecutionStarted e -> RUNNING;
            case HistoryEvent.ContextStarted e -> RUNNING;
            case HistoryEvent.StepStarted e -> RUNNING;
            case HistoryEvent.WaitStarted e -> WAITING;
            case HistoryEvent.CallbackStarted e -> WAITING;
            case HistoryEvent.ChainedInvokeStarted e -> WAITING;
            case HistoryEvent.ExecutionSucceeded e -> SUCCEEDED;
            case HistoryEvent.ContextSucceeded e -> SUCCEEDED;
            case HistoryEvent.StepSucceeded e -> SUCCEEDED;
            case HistoryEvent.WaitSucceeded e -> SUCCEEDED;
            case HistoryEvent.CallbackSucceeded e -> SUCCEEDED;
            case HistoryEvent.ChainedInvokeSucceeded e -> SUCCEEDED;
            case HistoryEvent.ExecutionFailed e -> FAILED;
            case HistoryEvent.ContextFailed e -> FAILED;
            case HistoryEvent.StepFailed e -> FAILED;
            case HistoryEvent.CallbackFailed e -> FAILED;
            case HistoryEvent.ChainedInvokeFailed e -> FAILED;
            case HistoryEvent.InvocationCompleted e -> e.error() == null ? null : FAILED;
            case HistoryEvent.WaitCancelled e -> CANCELLED;
            case HistoryEvent.ExecutionTimedOut e -> TIMED_OUT;
            case HistoryEvent.CallbackTimedOut e -> TIMED_OUT;
            case HistoryEvent.ChainedInvokeTimedOut e -> TIMED_OUT;
            case HistoryEvent.ExecutionStopped e -> STOPPED;
            case HistoryEvent.ChainedInvokeStopped e -> STOPPED;
            case HistoryEvent.Unknown e -> null;
        };
    }
}
