package dev.durascope.engine.debug;

/** How what was held goes on. */
enum Release {
    GO,
    CRASH,
    CRASH_AFTER_APPLY,
    THROTTLE,
    SERVER_ERROR,
    /** Nothing holds it any more: its invocation is over, or the engine is closing. */
    LOST
}
