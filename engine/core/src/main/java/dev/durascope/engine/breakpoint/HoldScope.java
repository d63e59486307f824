package dev.durascope.engine.breakpoint;

/** How much of an execution stands still when one of its branches is stopped. */
public enum HoldScope {
    /** What is stopped; other branches run on, as far as their SDK lets them. */
    BRANCH,
    /** All of it: the other branches too, at their next operation. */
    EXECUTION
}
