package dev.durascope.engine.history;

/** What a debugger did to an invocation instead of answering its checkpoint. */
public enum InjectedFault {
    /** Its process ended before the batch was applied. */
    CRASH_BEFORE_APPLY,
    /** Its process ended after the batch was applied, before the answer. */
    CRASH_AFTER_APPLY,
    /** Its process ended at an operation's call, before a body ran, or before it could suspend. */
    CRASH,
    /** The checkpoint was answered as one too many (TooManyRequestsException). */
    THROTTLE,
    /** The checkpoint was answered with ServiceException. */
    SERVER_ERROR
}
