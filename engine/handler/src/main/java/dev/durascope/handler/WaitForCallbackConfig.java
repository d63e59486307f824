package dev.durascope.handler;

import java.util.Objects;

/**
 * How a wait-for-callback runs.
 *
 * @param callback how the callback waits and its answer is read, never null
 * @param submitter how the step that hands out the id runs, never null
 */
public record WaitForCallbackConfig(CallbackConfig callback, StepConfig submitter) {
    private static final WaitForCallbackConfig DEFAULTS =
            new WaitForCallbackConfig(CallbackConfig.defaults(), StepConfig.defaults());

    /** Checks that both are given. */
    public WaitForCallbackConfig {
        Objects.requireNonNull(callback, "callback must not be null");
        Objects.requireNonNull(submitter, "submitter must not be null");
    }

    /** No timeouts, a submitter with the default retries. */
    public static WaitForCallbackConfig defaults() {
        return DEFAULTS;
    }

    /** The same with another callback configuration. */
    public WaitForCallbackConfig withCallback(CallbackConfig value) {
        return new WaitForCallbackConfig(value, submitter);
    }

    /** The same with another configuration of the submitter step. */
    public WaitForCallbackConfig withSubmitter(StepConfig value) {
        return new WaitForCallbackConfig(callback, value);
    }
}
