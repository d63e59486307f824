package dev.durascope.engine.invoke;

import dev.durascope.engine.invoke.InvocationOutcome.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** An invocation on its way through the pool. */
final class Job {
    final Invocation invocation;
    final WorkerKey key;
    final CompletableFuture<InvocationOutcome> result;
    private final Instant submitted = Instant.now();

    Job(Invocation invocation, WorkerKey key, CompletableFuture<InvocationOutcome> result) {
        this.invocation = invocation;
        this.key = key;
        this.result = result;
    }

    String requestId() {
        return invocation.requestId();
    }

    /** When it is killed: as much after now as the caller gave it, so that waiting for a process is not counted. */
    Instant deadlineFromNow() {
        return Instant.now().plus(Duration.between(submitted, invocation.deadline()));
    }

    /** Ends it. Never on the caller's thread: what hangs on the result is not ours. */
    void complete(InvocationOutcome outcome) {
        Thread.startVirtualThread(() -> result.complete(outcome));
    }

    void fail(String message) {
        Failed failed = Failures.notStarted(message);
        complete(failed);
    }
}
