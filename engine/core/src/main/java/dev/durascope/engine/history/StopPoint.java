package dev.durascope.engine.history;

/** Where an execution stands while it is stopped. */
public enum StopPoint {
    /** An invocation is due and has not begun. */
    BEFORE_INVOCATION,
    /** The handler has asked for a checkpoint, and nothing of it is applied. */
    BEFORE_APPLY,
    /** A checkpoint is applied, and the handler has not been answered. */
    BEFORE_ANSWER,
    /** The handler has suspended, and that is not recorded. */
    BEFORE_SUSPENSION,
    /** A debugger of the handler's own code, such as an IDE's, holds a thread of it. */
    IN_CODE,
    /** The handler has called an operation, and nothing of it has happened; the agent holds the thread. */
    AT_CALL,
    /** A step that was cut off is about to run once more, its start being recorded; the agent holds the thread. */
    BEFORE_RERUN;

    /** Whether what stands there is a checkpoint, which can be answered with a fault. */
    public boolean isCheckpoint() {
        return this == BEFORE_APPLY || this == BEFORE_ANSWER;
    }
}
