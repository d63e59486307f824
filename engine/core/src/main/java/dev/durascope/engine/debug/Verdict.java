package dev.durascope.engine.debug;

/** How what was stopped goes on. */
enum Verdict {
    GO,
    CRASH,
    CRASH_AFTER_APPLY,
    THROTTLE,
    SERVER_ERROR,
    /** Nothing holds it any more: its invocation is over, or the engine is closing. */
    LOST
}
