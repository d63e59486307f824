package dev.durascope.engine.invoke;

import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One of a worker's output pipes: passes its lines on, and knows how far it has been read. */
final class WorkerOutput implements OutputReader.Sink {
    private final Worker worker;
    private final ConsoleStream stream;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private @Nullable String endedId;
    private @Nullable String awaitedId;
    private CompletableFuture<Void> awaited = CompletableFuture.completedFuture(null);

    WorkerOutput(Worker worker, ConsoleStream stream) {
        this.worker = worker;
        this.stream = stream;
    }

    @Override
    public void line(@Nullable String requestId, String line) {
        worker.printed(requestId, stream, line);
    }

    @Override
    public void ended(String requestId) {
        CompletableFuture<Void> reached = null;
        synchronized (this) {
            endedId = requestId;
            if (requestId.equals(awaitedId)) {
                reached = awaited;
            }
        }
        if (reached != null) {
            reached.complete(null);
        }
    }

    @Override
    public void closed() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            end.complete(null);
            waiting = awaited;
        }
        waiting.complete(null);
    }

    /** Done when the pipe has ended. */
    CompletableFuture<Void> end() {
        return end;
    }

    boolean isClosed() {
        return end.isDone();
    }

    /** Done when all that the invocation printed has been passed on. */
    synchronized CompletableFuture<Void> endOf(String requestId) {
        if (end.isDone() || requestId.equals(endedId)) {
            return CompletableFuture.completedFuture(null);
        }
        awaitedId = requestId;
        awaited = new CompletableFuture<>();
        return awaited;
    }
}
