package dev.durascope.engine.invoke;

import java.util.concurrent.CompletableFuture;

/** Sends each invocation to what can run its code: this JVM or a worker. */
public final class RoutingInvoker implements Invoker {
    private final Invoker inProcess;
    private final Invoker workers;

    /**
     * @param inProcess runs {@link Code.InProcess}
     * @param workers runs all other code
     */
    public RoutingInvoker(Invoker inProcess, Invoker workers) {
        this.inProcess = inProcess;
        this.workers = workers;
    }

    @Override
    public CompletableFuture<InvocationOutcome> invoke(Invocation invocation) {
        return switch (invocation.function().code()) {
            case Code.InProcess code -> inProcess.invoke(invocation);
            case Code.Archive code -> workers.invoke(invocation);
            case Code.ClassDirectory code -> workers.invoke(invocation);
            case Code.NodeModule code -> workers.invoke(invocation);
        };
    }

    @Override
    public void holdDeadline(String requestId) {
        inProcess.holdDeadline(requestId);
        workers.holdDeadline(requestId);
    }

    @Override
    public void releaseDeadline(String requestId) {
        inProcess.releaseDeadline(requestId);
        workers.releaseDeadline(requestId);
    }

    @Override
    public void close() {
        inProcess.close();
        workers.close();
    }
}
