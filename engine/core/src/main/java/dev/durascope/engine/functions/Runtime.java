package dev.durascope.engine.functions;

import org.jspecify.annotations.Nullable;

/** What runs a function's code. */
enum Runtime {
    JAVA,
    NODEJS;

    /** The runtime that a Lambda identifier such as {@code java21} names, or {@code null} when it cannot run here. */
    static @Nullable Runtime of(String identifier) {
        if (identifier.matches("java\\d+(\\.al2)?")) {
            return JAVA;
        }
        return identifier.matches("nodejs\\d+\\.x") ? NODEJS : null;
    }
}
