package dev.durascope.engine.model;

/** The six kinds of operation (API model, {@code OperationType}). */
public enum OperationType {
    EXECUTION,
    CONTEXT,
    STEP,
    WAIT,
    CALLBACK,
    CHAINED_INVOKE
}
