package dev.durascope.worker.agent;

/** Where a thread of the handler may be held. The engine knows these by their names. */
enum HoldPoint {
    /** An operation is called; nothing of it has happened. */
    CALL,
    /** The code of a step's attempt, of a condition's check or of a context is about to run. */
    BODY
}
