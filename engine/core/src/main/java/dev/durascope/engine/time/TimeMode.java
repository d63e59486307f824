package dev.durascope.engine.time;

/** How an execution's clock moves. */
public enum TimeMode {
    /** As the wall clock. */
    REAL,
    /** As the wall clock, but waits, step retries and invocation backoff are jumped over when nothing runs. */
    SKIP
}
