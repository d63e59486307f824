package dev.durascope.engine.invoke;

import dev.durascope.engine.invoke.InvocationOutcome.Cause;
import dev.durascope.engine.model.ErrorObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@link Code.InProcess} handlers in this JVM, each invocation on a thread of its own. One that outlasts its
 * timeout is interrupted and given up; a thread that ignores that runs on, as this JVM cannot end it.
 */
public final class InProcessInvoker implements Invoker {
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("handler-", 0).factory());
    private final ScheduledThreadPoolExecutor timeouts = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("handler-timeouts").factory());

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
        Duration left = Duration.between(Instant.now(), invocation.deadline());
        Future<?> timeout =
                timeouts.schedule(() -> outcome.complete(timedOut(invocation)), left.toMillis(), TimeUnit.MILLISECONDS);
        outcome.whenComplete((result, failure) -> {
            timeout.cancel(false);
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
    public void close() {
        timeouts.shutdownNow();
        threads.shutdownNow();
    }
}
