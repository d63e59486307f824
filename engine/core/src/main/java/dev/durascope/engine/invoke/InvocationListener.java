package dev.durascope.engine.invoke;

import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import org.jspecify.annotations.Nullable;

/** Is told what happens during an invocation. Called on any thread; must not block. */
@FunctionalInterface
public interface InvocationListener {

    /** Hears nothing. */
    InvocationListener NONE = (requestId, stream, line) -> {};

    /** The invocation runs in a place, such as {@code JDK 17.0.15, process 4711, warm}. */
    default void placed(String description) {}

    /**
     * The handler printed a line.
     *
     * @param requestId the invocation it belongs to; absent when it cannot be told
     * @param line without its line end
     */
    void printed(@Nullable String requestId, ConsoleStream stream, String line);
}
