package dev.durascope.engine.api;

import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InProcessInvoker;
import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.engine.json.InvocationEnvelope;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The real engine behind the API. Its handlers run in this JVM and reach the API as a worker's do: over the socket, with
 * AWS's own client, below a prefix.
 */
final class EngineFixture implements AutoCloseable {

    /** A durable function as its author writes it. */
    @FunctionalInterface
    interface Body {
        Object run(Object input, DurableContext context) throws Exception;
    }

    /** A handler that speaks the protocol by hand. */
    @FunctionalInterface
    interface Script {
        HandlerOutput run(InvocationEnvelope envelope, LambdaClient worker) throws Exception;
    }

    private static final class Handler extends DurableHandler<Object, Object> {
        private final Body body;

        Handler(Body body) {
            this.body = body;
        }

        @Override
        protected Object handleRequest(Object input, DurableContext context) throws Exception {
            return body.run(input, context);
        }
    }

    final FunctionRegistry functions = new FunctionRegistry();
    final Executor executor;
    final ApiFixture api;
    final LambdaClient lambda;
    private final LambdaClient worker;

    EngineFixture() {
        executor = new Executor(
                ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP),
                functions,
                new InProcessInvoker(),
                new InMemoryStore());
        api = new ApiFixture(executor);
        lambda = api.lambda;
        worker = ApiClients.lambda(
                URI.create(api.server.baseUri() + ApiFixture.WORKER_PREFIX), Credentials.generate("us-east-1"));
    }

    void durable(String name, Body body) {
        Handler handler = new Handler(body);
        functions.register(FunctionConfig.durable(
                name,
                new Code.InProcess(invocation -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    handler.handleRequest(new ByteArrayInputStream(invocation.payload()), out, null, worker);
                    return out.toByteArray();
                }),
                Handler.class.getName()));
    }

    void script(String name, Script script) {
        functions.register(FunctionConfig.durable(
                name,
                new Code.InProcess(invocation -> script.run(InvocationEnvelope.fromJson(invocation.payload()), worker)
                        .toJson()),
                "script"));
    }

    /** Starts an execution and comes back at once. */
    String start(String function) {
        return lambda.invoke(r -> r.functionName(function).invocationType("Event"))
                .durableExecutionArn();
    }

    String status(String arn) {
        return lambda.getDurableExecution(r -> r.durableExecutionArn(arn)).statusAsString();
    }

    /** The id of the callback that an execution waits for, once it does. */
    String callbackId(String arn) {
        String[] id = new String[1];
        until(() -> {
            id[0] = lambda.getDurableExecutionHistory(r -> r.durableExecutionArn(arn)).events().stream()
                    .filter(e -> e.callbackStartedDetails() != null)
                    .map(e -> e.callbackStartedDetails().callbackId())
                    .findFirst()
                    .orElse(null);
            return id[0] != null && !executor.standing(parsed(arn)).invocationRunning();
        });
        return id[0];
    }

    static dev.durascope.engine.model.ExecutionArn parsed(String arn) {
        return dev.durascope.engine.model.ExecutionArn.parse(arn);
    }

    /** Waits for a condition, up to a deadline. */
    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not happen within 30 seconds.");
            }
            // Spinning would take a core from what is waited for.
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        worker.close();
        api.close();
        executor.close();
    }
}
