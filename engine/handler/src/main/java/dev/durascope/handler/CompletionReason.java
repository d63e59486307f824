package dev.durascope.handler;

/** Why a map or parallel is done. */
public enum CompletionReason {
    /** Every branch ended. */
    ALL_COMPLETED,
    /** As many branches succeeded as were asked for. */
    MIN_SUCCESSFUL_REACHED,
    /** More branches failed than were tolerated. */
    FAILURE_TOLERANCE_EXCEEDED
}
