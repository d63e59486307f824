package dev.durascope.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.inprocess.InProcessLambdaClient;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InProcessInvoker;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.handler.DurableHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs a handler instance in the test's own JVM on the real engine, so that mocks work and an hour's wait takes no time:
 * waits, step retries and invocation backoff are skipped. Not for use by several threads at once.
 */
public final class DurableFunctionTestRunner implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final String FUNCTION = "function-under-test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FunctionRegistry functions = new FunctionRegistry();
    private final Executor executor = new Executor(
            ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP),
            functions,
            new InProcessInvoker(),
            new InMemoryStore());
    private @Nullable ExecutionArn arn;

    /** A runner of one handler; {@link #register} adds the functions that it invokes. */
    public DurableFunctionTestRunner(DurableHandler<?, ?> handler) {
        register(FUNCTION, handler);
    }

    /** Makes a durable handler known as the target of chained invokes. */
    public DurableFunctionTestRunner register(String functionName, DurableHandler<?, ?> handler) {
        InProcessLambdaClient client = new InProcessLambdaClient(executor);
        Code code = new Code.InProcess(invocation -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(invocation.payload()), out, null, client);
            return out.toByteArray();
        });
        functions.register(
                FunctionConfig.durable(functionName, code, handler.getClass().getName()));
        return this;
    }

    /**
     * Starts an execution and waits for its end.
     *
     * @param input the event; written as JSON
     * @throws AssertionError when it does not end within 30 seconds, saying what it waits for
     */
    public DurableFunctionTestResult run(@Nullable Object input) {
        runAsync(input);
        return waitForResult();
    }

    /** Starts an execution and returns at once. */
    public void runAsync(@Nullable Object input) {
        try {
            arn = executor.start(StartRequest.of(FUNCTION, JSON.writeValueAsString(input)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The input cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Waits for the end of the execution that was started last.
     *
     * @throws AssertionError when it does not end within 30 seconds, saying what it waits for
     */
    public DurableFunctionTestResult waitForResult() {
        ExecutionArn started = started();
        try {
            ExecutionDescription end = executor.ended(started).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new DurableFunctionTestResult(end.facts(), state());
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "The execution did not complete within " + PATIENCE.toSeconds() + " seconds; it waits for "
                            + executor.standing(started).waitingFor() + ".",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the execution's end.", e);
        }
    }

    /**
     * Waits until a callback is open.
     *
     * @param name the callback's name, or the name of the waitForCallback it belongs to
     * @return its id
     * @throws AssertionError when none opens within 30 seconds
     */
    public String waitForCallback(String name) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> id = openCallback(name);
        while (id.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "No callback named " + name + " was opened within " + PATIENCE.toSeconds() + " seconds.");
            }
            // Spinning would take a core from what is waited for.
            LockSupport.parkNanos(1_000_000);
            id = openCallback(name);
        }
        return id.get();
    }

    private Optional<String> openCallback(String name) {
        ExecutionState state = state();
        for (OperationState s : state.operations()) {
            if (s.operation().details() instanceof OperationDetails.Callback callback
                    && s.operation().status() == OperationStatus.STARTED
                    && isNamed(state, s, name)) {
                return Optional.ofNullable(callback.callbackId());
            }
        }
        return Optional.empty();
    }

    private static boolean isNamed(ExecutionState state, OperationState callback, String name) {
        String parentId = callback.operation().parentId();
        OperationState parent = parentId == null ? null : state.operation(parentId);
        return name.equals(callback.operation().name())
                || parent != null && name.equals(parent.operation().name());
    }

    /** Completes a callback with a result; written as JSON. */
    public void sendCallbackSuccess(String callbackId, @Nullable Object result) {
        try {
            executor.callbackSucceeded(callbackId, JSON.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The result cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Fails a callback. */
    public void sendCallbackFailure(String callbackId, ErrorObject error) {
        executor.callbackFailed(callbackId, error);
    }

    /** Keeps a callback alive. */
    public void sendCallbackHeartbeat(String callbackId) {
        executor.callbackHeartbeat(callbackId);
    }

    private ExecutionState state() {
        ExecutionArn started = started();
        ExecutionFold fold = new ExecutionFold(started.id());
        for (JournalRecord record : executor.journal(started, 0)) {
            fold.apply(record);
        }
        return fold.now();
    }

    private ExecutionArn started() {
        if (arn == null) {
            throw new IllegalStateException("No execution was started: call run or runAsync first.");
        }
        return arn;
    }

    /** Ends all that runs. */
    @Override
    public void close() {
        executor.close();
    }
}
