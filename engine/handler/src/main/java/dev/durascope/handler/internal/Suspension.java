package dev.durascope.handler.internal;

/**
 * Unwinds a handler's thread once its invocation has ended. An {@link Error}, so that a handler's {@code catch
 * (Exception e)} lets it pass.
 */
final class Suspension extends Error {
    private static final long serialVersionUID = 1L;

    Suspension() {
        super(
                "This invocation has ended; the handler goes on in a later one. Do not catch this error.",
                null,
                false,
                false);
    }
}
