package dev.durascope.engine.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that an execution waits for.
 *
 * @param kind what it is
 * @param operationId the operation that waits; absent for the execution's own deadlines and retries
 * @param dueAt when time ends the waiting, on the execution's clock; absent when only the outside world can
 */
public record Waiting(
        Kind kind, @Nullable String operationId, @Nullable Instant dueAt) {

    /** What is waited for. */
    public enum Kind {
        /** The end of a wait. */
        WAIT,
        /** The next attempt of a step. */
        STEP_RETRY,
        /** The next try of a failed invocation. */
        INVOCATION_RETRY,
        /** An answer to a callback, or its timeout. */
        CALLBACK,
        /** The end of a function that a chained invoke called and that runs here. */
        CHAINED_INVOKE,
        /** The end of a function that is not registered here: somebody must answer for it. */
        UNREGISTERED_INVOKE,
        /** The execution's own timeout; listed only when nothing else is waited for. */
        EXECUTION_TIMEOUT,
        /** Somebody who resumes the held execution. */
        HELD
    }

    /** Whether only the outside world, or a deadline crossed on purpose, ends this. */
    public boolean isForOutsideWorld() {
        return switch (kind) {
            case CALLBACK, UNREGISTERED_INVOKE, HELD -> true;
            case WAIT, STEP_RETRY, INVOCATION_RETRY, CHAINED_INVOKE, EXECUTION_TIMEOUT -> false;
        };
    }
}
