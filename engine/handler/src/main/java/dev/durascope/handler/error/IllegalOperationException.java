package dev.durascope.handler.error;

/** A durable operation was asked for where none is possible, for example inside a step. The execution fails. */
public final class IllegalOperationException extends DurableException {
    private static final long serialVersionUID = 1L;

    /** @param message what was asked for, why it is impossible and what to do instead */
    public IllegalOperationException(String message) {
        super(message, null);
    }
}
