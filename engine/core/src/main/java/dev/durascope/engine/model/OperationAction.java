package dev.durascope.engine.model;

/** What an {@link OperationUpdate} asks for (API model, {@code OperationAction}). */
public enum OperationAction {
    START,
    SUCCEED,
    FAIL,
    RETRY,
    CANCEL
}
