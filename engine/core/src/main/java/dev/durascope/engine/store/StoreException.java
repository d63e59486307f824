package dev.durascope.engine.store;

import org.jspecify.annotations.Nullable;

/** The store could not be read or written; the message says why and what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the file, what failed, and what to do */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
