package dev.durascope.handler.error;

/** The root of everything that durable operations throw at a handler. */
public abstract class DurableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected DurableException(String message, Throwable cause) {
        super(message, cause);
    }
}
