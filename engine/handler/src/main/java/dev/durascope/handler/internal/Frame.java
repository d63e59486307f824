package dev.durascope.handler.internal;

import dev.durascope.handler.error.IllegalOperationException;
import java.util.concurrent.Callable;

/**
 * What the current thread runs: the code of a context, or of a step inside it. It lets operations refuse a thread on
 * which they could not be counted or resumed.
 */
record Frame(Execution execution, DurableContextImpl context, boolean inStep) {
    private static final ThreadLocal<Frame> CURRENT = new ThreadLocal<>();

    /** Runs code inside this frame. */
    <T> T run(Callable<T> code) throws Exception {
        var outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return code.call();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** What the current thread runs; null on a thread that is no lane. */
    static Frame current() {
        return CURRENT.get();
    }

    /** Whether what this thread runs was given up: its outcome no longer matters to anybody. */
    static boolean isGivenUp() {
        var frame = CURRENT.get();
        return frame != null && frame.context.isGivenUp();
    }

    /** Refuses an operation of a context that is not the one whose code runs on this thread. */
    static void requireContext(DurableContextImpl context) {
        var frame = requireLane(context.execution(), "A durable operation was asked for");
        if (frame.context != context) {
            throw context.execution()
                    .fail(new IllegalOperationException("An operation was asked for on the context of "
                            + context.describe() + " while the code of " + frame.context.describe()
                            + " runs. Use the context that was given to the running code."));
        }
    }

    /** Refuses threads that are none of the execution's lanes, and steps. */
    static Frame requireLane(Execution execution, String what) {
        var frame = CURRENT.get();
        if (frame == null || frame.execution != execution) {
            throw new IllegalOperationException(what + " on a thread that is not the handler's own."
                    + " Use stepAsync, runInChildContextAsync, map or parallel to do things at the same time.");
        }
        if (frame.inStep) {
            throw execution.fail(new IllegalOperationException(what + " inside a step."
                    + " A step runs plain code only: move the operation out of it, or use a child context."));
        }
        return frame;
    }
}
