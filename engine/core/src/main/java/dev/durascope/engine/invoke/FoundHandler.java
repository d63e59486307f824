package dev.durascope.engine.invoke;

/**
 * A class that can be a handler.
 *
 * @param className as the handler string spells it
 * @param durable whether it extends a durable handler's base class, of ours or of AWS's SDK
 * @param majorVersion its class file's, or the newest of the super types it brings along
 */
public record FoundHandler(String className, Kind kind, boolean durable, int majorVersion) {

    /** Which of Lambda's interfaces it implements. */
    public enum Kind {
        /** {@code RequestStreamHandler}. */
        STREAM,
        /** {@code RequestHandler<I, O>}. */
        OBJECT
    }
}
