package dev.durascope.engine.invoke;

import org.jspecify.annotations.Nullable;

/**
 * A class, or an export of a Node.js module, that can be a handler.
 *
 * @param className as the handler string spells it
 * @param durable whether it extends a durable handler's base class, of ours or of AWS's SDK; for an export, whether it is
 *     seen to be made by {@code withDurableExecution}, and what is not seen may yet be
 * @param majorVersion its class file's, or the newest of the super types it brings along; 0 for an export
 * @param example an input made from the type of its input; absent where that is not known, or has no fields of its own
 */
public record FoundHandler(
        String className,
        Kind kind,
        boolean durable,
        int majorVersion,
        @Nullable InputExample example) {
    /** A handler of whose input nothing is known. */
    public FoundHandler(String className, Kind kind, boolean durable, int majorVersion) {
        this(className, kind, durable, majorVersion, null);
    }

    /** Which of Lambda's interfaces it implements, or what else it is. */
    public enum Kind {
        /** {@code RequestStreamHandler}. */
        STREAM,
        /** {@code RequestHandler<I, O>}. */
        OBJECT,
        /** A function that a Node.js module exports. */
        EXPORT
    }
}
