package dev.durascope.engine.invoke;

import dev.durascope.engine.api.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A pool on a server, and short ways to invoke. */
final class PoolFixture implements AutoCloseable {
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:";

    final LoopbackServer server;
    final WorkerPool pool;

    PoolFixture(Path cache, UnaryOperator<WorkerSettings> change) throws IOException {
        server = LoopbackServer.start(0);
        pool = new WorkerPool(change.apply(WorkerSettings.defaults(cache)), server, prefix -> exchange -> {
            byte[] answer = exchange.getRequestURI()
                    .getRawPath()
                    .substring(prefix.length())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        });
    }

    static FunctionConfig function(Code code, String handler, int timeoutSeconds, Map<String, String> environment) {
        return new FunctionConfig(
                "troubles", code, handler, timeoutSeconds, 512, environment, Map.of(), null, null, null, false);
    }

    static Invocation invocation(FunctionConfig function, String payload, InvocationListener listener) {
        return new Invocation(
                function,
                ARN + function.name() + ":$LATEST",
                UUID.randomUUID().toString(),
                payload.getBytes(StandardCharsets.UTF_8),
                Instant.now().plusSeconds(function.timeoutSeconds()),
                null,
                null,
                null,
                listener);
    }

    CompletableFuture<InvocationOutcome> begin(FunctionConfig function, String payload) {
        return pool.invoke(invocation(function, payload, InvocationListener.NONE));
    }

    InvocationOutcome invoke(FunctionConfig function, String payload, @Nullable InvocationListener listener)
            throws Exception {
        return await(pool.invoke(invocation(function, payload, listener == null ? InvocationListener.NONE : listener)));
    }

    /** The answer's text; fails the test for any other outcome. */
    String answer(FunctionConfig function, String payload) throws Exception {
        return text(invoke(function, payload, null));
    }

    static String text(InvocationOutcome outcome) {
        if (outcome instanceof InvocationOutcome.Returned returned) {
            return new String(returned.payload(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("The invocation failed: " + outcome);
    }

    static InvocationOutcome await(CompletableFuture<InvocationOutcome> outcome) throws Exception {
        return outcome.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        pool.close();
        server.close();
    }
}
