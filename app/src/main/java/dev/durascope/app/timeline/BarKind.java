package dev.durascope.app.timeline;

/** What a bar stands for. */
enum BarKind {
    /** The handler is at work: an attempt of a step. */
    ATTEMPT,
    /** Nothing is at work: a wait, a callback or an invoke that is open, or the time until a step's next attempt. */
    WAIT,
    /** From the first to the last thing inside: a context, or the whole execution. */
    SPAN
}
