package dev.durascope.handler.internal;

/** Thrown out of the handler so that the service counts the invocation as failed and tries it again (protocol §1). */
final class InvocationFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvocationFailedException(Throwable cause) {
        super("The invocation cannot go on: " + cause, cause);
    }
}
