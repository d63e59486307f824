package dev.durascope.junit;

import org.jspecify.annotations.Nullable;

/** Why a test could not see what it wanted of an execution. The message says what to do about it. */
public final class DurableTestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What went wrong; the guide's troubleshooting has an entry for each. */
    public enum Problem {
        /** The execution did not complete within the timeout. */
        EXECUTION_TIMEOUT,
        /** The callback was not opened within the timeout, or never will be. */
        CALLBACK_NOT_OPENED,
        /** Environment variables that say which deployed function is meant are not set. */
        ENVIRONMENT_NOT_SET,
        /** The function could not be invoked. */
        INVOKE_FAILED,
        /** The answer to an invocation names no execution: the function is not durable. */
        NO_EXECUTION_ARN,
        /** The function failed where a result was wanted, or its invocations failed over and over. */
        FUNCTION_FAILED,
        /** The execution's status or history could not be read. */
        STATUS_FAILED,
        /** An answer to a callback, or a stop, was refused or could not be delivered. */
        REFUSED
    }

    private final Problem problem;

    DurableTestException(Problem problem, String message) {
        this(problem, message, null);
    }

    DurableTestException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    static DurableTestException refused(String what, RuntimeException why) {
        return new DurableTestException(Problem.REFUSED, what + " was refused: " + why.getMessage(), why);
    }

    /** What went wrong. */
    public Problem problem() {
        return problem;
    }
}
