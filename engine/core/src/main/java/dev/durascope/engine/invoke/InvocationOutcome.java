package dev.durascope.engine.invoke;

import dev.durascope.engine.model.ErrorObject;

/** How an invocation ended. */
public sealed interface InvocationOutcome {

    /** The handler answered; the bytes are JSON text, whatever they mean. */
    record Returned(byte[] payload) implements InvocationOutcome {}

    /** The handler did not answer. */
    record Failed(Cause cause, ErrorObject error) implements InvocationOutcome {}

    /** Why a handler did not answer. */
    enum Cause {
        /** It threw. */
        HANDLER_ERROR,
        /** It could not be loaded or constructed. */
        INIT_ERROR,
        /** Its process ended: System.exit, out of memory, a native crash. */
        EXITED,
        /** It took longer than the function's timeout and was killed. */
        TIMED_OUT,
        /** It was never begun: no process could be started, or the engine is closing. */
        NOT_STARTED
    }
}
