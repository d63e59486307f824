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
    /**
     * When it is called once more and given its recorded outcome instead of running; where no agent can hold the call,
     * before the invocation in which that happens.
     */
    ON_REPLAY
}
