package dev.durascope.engine.invoke;

/** Where an agent can hold a thread of the handler. The agent knows these by their names. */
public enum HoldPoint {
    /** An operation is called, to be executed or replayed; nothing of it has happened. */
    CALL,
    /** The code of a step's attempt, of a condition's check or of a context is about to run. */
    BODY
}
