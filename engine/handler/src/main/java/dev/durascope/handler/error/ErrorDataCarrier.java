package dev.durascope.handler.error;

/**
 * Implemented by exceptions that want a text for machines to be kept beside their message, in the {@code ErrorData} of
 * the protocol's {@code ErrorObject}.
 */
public interface ErrorDataCarrier {
    /** The text to keep, JSON by convention; null for none. */
    String errorData();
}
