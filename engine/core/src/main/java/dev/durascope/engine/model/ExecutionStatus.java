package dev.durascope.engine.model;

/** The state of a whole execution (API model, {@code ExecutionStatus}). */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    STOPPED;

    /** Whether the execution has ended. */
    public boolean isTerminal() {
        return this != RUNNING;
    }

    /** The status of the EXECUTION operation that stands for an execution in this status. */
    public OperationStatus asOperationStatus() {
        return switch (this) {
            case RUNNING -> OperationStatus.STARTED;
            case SUCCEEDED -> OperationStatus.SUCCEEDED;
            case FAILED -> OperationStatus.FAILED;
            case TIMED_OUT -> OperationStatus.TIMED_OUT;
            case STOPPED -> OperationStatus.STOPPED;
        };
    }
}
