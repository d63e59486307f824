package dev.durascope.engine.debug;

/** How far a stopped execution goes when it is let go. */
public enum StepKind {
    /** To the next checkpoint in the same context, or in one around it when that one ends. */
    OVER,
    /** To the next checkpoint inside a child context, a branch or a chained invoke; else as {@link #OVER}. */
    INTO,
    /** To the next checkpoint in a context around this one, or in the execution that invoked this one. */
    OUT,
    /** To the next checkpoint that is about one operation. */
    TO_OPERATION,
    /** Until the handler suspends. */
    TO_SUSPENSION,
    /** To the end, whatever breakpoints there are. */
    TO_END,
    /** To the next place at which it can be held at all. */
    PAUSE
}
