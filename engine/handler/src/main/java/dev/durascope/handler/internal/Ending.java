package dev.durascope.handler.internal;

/** Why an invocation ends before its handler has returned. */
sealed interface Ending {
    /** Everything waits for something outside: answer PENDING. */
    record Suspended() implements Ending {}

    /** The service no longer takes this invocation's token: a newer one runs, or none should. Nobody reads the answer. */
    record Superseded() implements Ending {}

    /** Something failed that may pass: throw, so that the service tries the invocation again. */
    record InvocationFailed(Throwable cause) implements Ending {}

    /** The execution cannot go on in any invocation: answer FAILED. */
    record ExecutionFailed(RuntimeException cause) implements Ending {}
}
