package dev.durascope.engine.model;

/** The state of one operation (API model, {@code OperationStatus}). */
public enum OperationStatus {
    /** Begun and not yet ended; a wait, callback or invoke in this status is pending. */
    STARTED,
    /** A step between two attempts, waiting for its next attempt's time. */
    PENDING,
    /** A step whose next attempt is due and has not started. */
    READY,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    TIMED_OUT,
    STOPPED;

    /** Whether no further update can change the operation. */
    public boolean isTerminal() {
        return switch (this) {
            case STARTED, PENDING, READY -> false;
            case SUCCEEDED, FAILED, CANCELLED, TIMED_OUT, STOPPED -> true;
        };
    }
}
