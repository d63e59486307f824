package dev.durascope.engine.store;

/** The store could not be read or written; the message says why and what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the file, what failed, and what to do */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
