package dev.durascope.engine.invoke;

import dev.durascope.engine.model.ErrorObject;

/** Thrown by an {@link InProcessHandler} that stands for a function elsewhere: its invocation fails with just this error. */
public final class HandlerFailedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ErrorObject error;

    /** @param error what the invocation fails with */
    public HandlerFailedException(ErrorObject error) {
        super(error.errorMessage());
        this.error = error;
    }

    /** What the invocation fails with. */
    public ErrorObject error() {
        return error;
    }
}
