package dev.durascope.engine.bench;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.inprocess.InProcessLambdaClient;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InProcessInvoker;
import dev.durascope.engine.invoke.Invoker;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.store.ExecutionStore;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.store.SqliteStore;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.handler.DurableHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Engines to measure, with a store in memory or in a file that is deleted at the end. */
final class Engines implements AutoCloseable {
    static final String FUNCTION = "measured";

    final Executor executor;
    private final Path directory;

    /** @param store {@code memory} or {@code sqlite} */
    Engines(String store, Invoker invoker) {
        try {
            directory = Files.createTempDirectory("durascope-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ExecutionStore kept =
                store.equals("memory") ? new InMemoryStore() : SqliteStore.open(directory.resolve("durascope.db"));
        executor = new Executor(
                ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP), new FunctionRegistry(), invoker, kept);
    }

    /** An engine that runs a handler of our API in this JVM. */
    static Engines inProcess(String store, DurableHandler<Integer, Integer> handler) {
        Engines engines = new Engines(store, new InProcessInvoker());
        InProcessLambdaClient client = new InProcessLambdaClient(engines.executor);
        engines.executor
                .functions()
                .register(FunctionConfig.durable(
                        FUNCTION,
                        new Code.InProcess(invocation -> {
                            ByteArrayOutputStream out = new ByteArrayOutputStream();
                            handler.handleRequest(new ByteArrayInputStream(invocation.payload()), out, null, client);
                            return out.toByteArray();
                        }),
                        handler.getClass().getName()));
        return engines;
    }

    /** Runs one execution to its end, which must be success, and forgets it. */
    String run(int input) throws Exception {
        ExecutionDescription end = executor.ended(executor.start(StartRequest.of(FUNCTION, Integer.toString(input))))
                .get(5, TimeUnit.MINUTES);
        if (end.facts().status() != ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException("The measured execution ended as " + end.facts());
        }
        executor.delete(end.arn());
        return end.facts().result().payload();
    }

    @Override
    public void close() {
        executor.close();
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
