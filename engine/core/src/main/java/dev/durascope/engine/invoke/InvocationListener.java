package dev.durascope.engine.invoke;

import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

    /**
     * An agent in the handler's process sees its operations. Told before the handler is called, so that what is ordered
     * here holds from the first operation on.
     */
    default void watched(InvocationWatch watch) {}

    /**
     * The handler should be watched and cannot be.
     *
     * @param why in a sentence
     */
    default void unwatched(String why) {}

    /**
     * Whether the handler may be called where it cannot be watched. When it may not, none of its code for this invocation
     * runs: the invocation fails as {@link InvocationOutcome.Cause#NOT_STARTED}, and its process is ended.
     */
    default boolean runsUnwatched() {
        return true;
    }

    /** The handler has called operations. All are told before the invocation's outcome is. */
    default void seen(List<OperationSighting> operations) {}

    /**
     * A thread of the handler waits at a point that {@link InvocationWatch#askAt} named. Its operation has been {@link
     * #seen}.
     *
     * @return completes when the thread may go on, never exceptionally; the end of the invocation lets it go in any case
     */
    default CompletionStage<Void> reached(HoldPoint point, OperationSighting operation) {
        return CompletableFuture.completedStage(null);
    }

    /**
     * A debugger of the handler's own code, such as an IDE's, has begun to hold it, or has let it go. Nothing that waits
     * for the handler may time out meanwhile. Told in order, and the only one that may block.
     */
    default void codeHeld(boolean held) {}
}
