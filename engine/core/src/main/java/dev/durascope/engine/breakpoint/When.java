package dev.durascope.engine.breakpoint;

/** When in an operation's life a breakpoint stops. */
public enum When {
    /** Before it runs: its start is not yet recorded. */
    BEFORE,
    /** After it ran: what came of it is recorded, and the handler has not been told. */
    AFTER,
    /** As {@link #AFTER}, when an attempt of it failed, or it timed out or was stopped. */
    ON_FAILURE,
    /** When the execution suspends because of it. */
    ON_SUSPENSION,
    /** When an invocation begins that will be given its recorded outcome instead of running it. */
    ON_REPLAY
}
