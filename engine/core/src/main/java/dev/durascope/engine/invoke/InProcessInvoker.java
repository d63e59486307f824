package dev.durascope.engine.invoke;

import dev.durascope.engine.invoke.InvocationOutcome.Cause;
import dev.durascope.engine.model.ErrorObject;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Runs {@link Code.InProcess} handlers in this JVM, each invocation on a thread of its own. One that outlasts its
 * timeout is interrupted and given up; a thread that ignores that runs on, as this JVM cannot end it.
 */
public final class InProcessInvoker implements Invoker {
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("handler-", 0).factory());
    private final ScheduledThreadPoolExecutor timeouts = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("handler-timeouts").factory());

    private final Map<String, InvocationTimeout> counting = new ConcurrentHashMap<>();

    /** An invoker with nothing to run yet. */
    public InProcessInvoker() {
        timeouts.setRemoveOnCancelPolicy(true);
    }

    @Override
    public CompletableFuture<InvocationOutcome> invoke(Invocation invocation) {
        CompletableFuture<InvocationOutcome> outcome = new CompletableFuture<>();
        if (!(invocation.function().code() instanceof Code.InProcess code)) {
            outcome.complete(new InvocationOutcome.Failed(
                    Cause.NOT_STARTED,
                    ErrorObject.of(
                            "Runtime.NotInProcess",
                            "Function " + invocation.function().name() + " has no handler in this JVM.")));
            return outcome;
        }
        Future<?> running = threads.submit(() -> outcome.complete(run(code.handler(), invocation)));
        InvocationTimeout timeout = new InvocationTimeout(timeouts, () -> outcome.complete(timedOut(invocation)));
        counting.put(invocation.requestId(), timeout);
        timeout.begin(invocation.deadline());
        outcome.whenComplete((result, failure) -> {
            counting.remove(invocation.requestId());
            timeout.end();
            running.cancel(true);
        });
        return outcome;
    }

    private static InvocationOutcome run(InProcessHandler handler, Invocation invocation) {
        try {
            return new InvocationOutcome.Returned(handler.handle(invocation));
        } catch (Throwable e) {
            // Whatever a handler throws, an Error included, is its invocation's failure and not this JVM's.
            return new InvocationOutcome.Failed(Cause.HANDLER_ERROR, errorOf(e));
        }
    }

    private static ErrorObject errorOf(Throwable e) {
        if (e instanceof HandlerFailedException failed) {
            return failed.error();
        }
        return new ErrorObject(
                e.getMessage(),
                e.getClass().getName(),
                null,
                Arrays.stream(e.getStackTrace())
                        .map(StackTraceElement::toString)
                        .toList());
    }

    private static InvocationOutcome timedOut(Invocation invocation) {
        return new InvocationOutcome.Failed(
                Cause.TIMED_OUT,
                ErrorObject.of(
                        "Sandbox.Timedout",
                        "RequestId: " + invocation.requestId() + " Error: Task timed out after "
                                + invocation.function().timeoutSeconds() + ".00 seconds"));
    }

    @Override
    public void holdDeadline(String requestId) {
        InvocationTimeout timeout = counting.get(requestId);
        if (timeout != null) {
            timeout.hold(InvocationTimeout.Holder.GATE);
        }
    }

    @Override
    public void releaseDeadline(String requestId) {
        InvocationTimeout timeout = counting.get(requestId);
        if (timeout != null) {
            timeout.release(InvocationTimeout.Holder.GATE);
        }
    }

    @Override
    public void close() {
        timeouts.shutdownNow();
        threads.shutdownNow();
    }
}
