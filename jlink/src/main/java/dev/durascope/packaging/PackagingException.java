package dev.durascope.packaging;

/** Something cannot be packaged; the message is one sentence for people. */
final class PackagingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PackagingException(String message) {
        super(message);
    }

    PackagingException(String message, Throwable cause) {
        super(message, cause);
    }
}
