package dev.durascope.junit;

import dev.durascope.engine.history.InjectedFault;
import org.jspecify.annotations.Nullable;

/**
 * A fault that a runner brings about at an operation, just as the debugger does.
 *
 * @param kind what happens
 * @param operation the operation's name; {@code *} stands for any characters and {@code ?} for one, unless {@code exact}
 * @param attempt only at this attempt, 1 for the first; absent for any
 * @param times how often it happens; a checkpoint that is refused several times is so each time it is repeated
 * @param exact whether every character of the name stands for itself
 */
public record Fault(
        InjectedFault kind, String operation, @Nullable Integer attempt, int times, boolean exact) {

    /**
     * @throws IllegalArgumentException when it could never happen
     */
    public Fault {
        if (operation.isBlank()) {
            throw new IllegalArgumentException(
                    "A fault happens at an operation: name it, * stands for any characters.");
        }
        if (times < 1) {
            throw new IllegalArgumentException("A fault happens once or more often, not " + times + " times.");
        }
        if (attempt != null && attempt < 1) {
            throw new IllegalArgumentException("Attempts are counted from 1; there is no attempt " + attempt + ".");
        }
        if (kind == InjectedFault.CRASH) {
            throw new IllegalArgumentException(
                    "An invocation crashes before or after what an operation came to is recorded:"
                            + " use crashBefore or crashAfter.");
        }
    }

    /** The invocation ends as if its process had, before the operation's first checkpoint is recorded. */
    public static Fault crashBefore(String operation) {
        return new Fault(InjectedFault.CRASH_BEFORE_APPLY, operation, null, 1, false);
    }

    /** The invocation ends as if its process had, once what the operation came to is recorded and before the handler knows. */
    public static Fault crashAfter(String operation) {
        return new Fault(InjectedFault.CRASH_AFTER_APPLY, operation, null, 1, false);
    }

    /** The checkpoint that begins the operation is answered with TooManyRequestsException. */
    public static Fault throttle(String operation) {
        return new Fault(InjectedFault.THROTTLE, operation, null, 1, false);
    }

    /** The checkpoint that begins the operation is answered with ServiceException. */
    public static Fault serverError(String operation) {
        return new Fault(InjectedFault.SERVER_ERROR, operation, null, 1, false);
    }

    /** The same, only at one attempt: 1 for the first. */
    public Fault atAttempt(int only) {
        return new Fault(kind, operation, only, times, exact);
    }

    /** The same, so many times. */
    public Fault times(int count) {
        return new Fault(kind, operation, attempt, count, exact);
    }

    /** The same, only at operations that are called just so: {@code *} and {@code ?} stand for themselves. */
    public Fault exactly() {
        return new Fault(kind, operation, attempt, times, true);
    }
}
