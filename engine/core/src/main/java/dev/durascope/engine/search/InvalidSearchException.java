package dev.durascope.engine.search;

/** What was typed cannot be searched for; the message says what is wrong and what to do. */
public final class InvalidSearchException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidSearchException(String message) {
        super(message);
    }
}
