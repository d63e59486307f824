package dev.durascope.engine.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which something happens to an execution by itself.
 *
 * @param kind what happens
 * @param operationId the operation it happens to; absent for the execution's own deadlines
 * @param at when, on the execution's clock
 */
public record Deadline(Kind kind, @Nullable String operationId, Instant at) {

    /** What happens at a deadline. */
    public enum Kind {
        /** A wait ends. */
        WAIT_END,
        /** A step's next attempt falls due. */
        STEP_RETRY,
        /** A failed invocation is tried again. */
        INVOCATION_RETRY,
        /** A callback times out. */
        CALLBACK_TIMEOUT,
        /** A callback's heartbeat is overdue. */
        CALLBACK_HEARTBEAT,
        /** The execution times out. */
        EXECUTION_TIMEOUT;

        /** Whether skipping time crosses it by itself: what a handler asked to wait for, not what ends in failure. */
        public boolean isSkippable() {
            return switch (this) {
                case WAIT_END, STEP_RETRY, INVOCATION_RETRY -> true;
                case CALLBACK_TIMEOUT, CALLBACK_HEARTBEAT, EXECUTION_TIMEOUT -> false;
            };
        }
    }
}
