package dev.durascope.handler;

/** What is promised about a step whose invocation dies while it runs. */
public enum StepSemantics {
    /** The step runs again. Its START is sent while it already runs. */
    AT_LEAST_ONCE_PER_RETRY,
    /**
     * An attempt never runs twice: its START is confirmed before it runs, and an interrupted attempt counts as failed
     * with a {@link dev.durascope.handler.error.StepInterruptedException}.
     */
    AT_MOST_ONCE_PER_RETRY
}
