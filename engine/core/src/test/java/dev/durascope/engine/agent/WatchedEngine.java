package dev.durascope.engine.agent;

import dev.durascope.engine.api.LambdaApi;
import dev.durascope.engine.api.LoopbackServer;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.Invocation;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.Invoker;
import dev.durascope.engine.invoke.WorkerPool;
import dev.durascope.engine.invoke.WorkerSettings;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.time.TimeMode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An engine whose workers are watched, and a listener of the test's own between it and them. */
final class WatchedEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LoopbackServer server;
    private final WorkerPool workers;
    final Executor executor;
    final Debugger debugger;

    WatchedEngine(Path cache, UnaryOperator<InvocationListener> between) throws IOException {
        this(cache, true, between);
    }

    /** One whose workers are not. */
    static WatchedEngine unwatched(Path cache) throws IOException {
        return new WatchedEngine(cache, false, next -> next);
    }

    private WatchedEngine(Path cache, boolean watched, UnaryOperator<InvocationListener> between) throws IOException {
        server = LoopbackServer.start(0);
        workers = new WorkerPool(
                WorkerSettings.defaults(cache).withWatched(watched),
                server,
                prefix -> exchange -> api().forWorker(prefix).handle(exchange));
        Invoker invoker = new Invoker() {
            @Override
            public CompletableFuture<InvocationOutcome> invoke(Invocation i) {
                return workers.invoke(new Invocation(
                        i.function(),
                        i.functionArn(),
                        i.requestId(),
                        i.payload(),
                        i.deadline(),
                        i.tenantId(),
                        i.clientContext(),
                        i.durableExecutionArn(),
                        between.apply(i.listener())));
            }

            @Override
            public void close() {
                workers.close();
            }

            @Override
            public void holdDeadline(String requestId) {
                workers.holdDeadline(requestId);
            }

            @Override
            public void releaseDeadline(String requestId) {
                workers.releaseDeadline(requestId);
            }
        };
        ExecutorSettings settings = ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP);
        CompletableFuture<Debugger> made = new CompletableFuture<>();
        executor = new Executor(settings, new FunctionRegistry(), invoker, new InMemoryStore(), control -> {
            made.complete(new Debugger(control));
            return made.join().gate();
        });
        debugger = made.join();
    }

    private LambdaApi api() {
        return new LambdaApi(executor);
    }

    /** Starts an execution of a handler of the tests' own; it finds the directory in {@code TOUR}. */
    ExecutionArn start(Class<?> handler, Path tour) {
        return start(handler, tour, "go");
    }

    /** The same with another input. */
    ExecutionArn start(Class<?> handler, Path tour, String input) {
        return start(handler, tour, List.of(), input);
    }

    /** The same with directories of classes before its own. */
    ExecutionArn start(Class<?> handler, Path tour, List<Path> before) {
        return start(handler, tour, before, "go");
    }

    private ExecutionArn start(Class<?> handler, Path tour, List<Path> before, String input) {
        List<Path> classPath = new ArrayList<>(before);
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .forEach(classPath::add);
        Code code = new Code.ClassDirectory(classPath.getFirst(), classPath.subList(1, classPath.size()));
        FunctionConfig plain = FunctionConfig.durable("tour", code, handler.getName());
        executor.functions()
                .register(new FunctionConfig(
                        plain.name(),
                        code,
                        plain.handler(),
                        plain.timeoutSeconds(),
                        plain.memoryMb(),
                        Map.of("TOUR", tour.toString()),
                        Map.of(),
                        null,
                        Path.of(System.getProperty("java.home")),
                        plain.durable(),
                        false));
        return executor.start(StartRequest.of("tour", "\"" + input + "\""));
    }

    ExecutionDescription ended(ExecutionArn arn) throws Exception {
        return executor.ended(arn).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    ExecutionState state(ExecutionArn arn) {
        ExecutionFold fold = new ExecutionFold(arn.id());
        for (JournalRecord record : executor.journal(arn, 0)) {
            fold.apply(record);
        }
        return fold.now();
    }

    OperationState awaitOperation(ExecutionArn arn, String name) {
        await(name, () -> operation(state(arn), name) != null);
        return operation(state(arn), name);
    }

    Stop awaitStop(ExecutionArn arn) {
        return awaitStop(arn, 0);
    }

    /** The next stop after another one. */
    Stop awaitStop(ExecutionArn arn, long afterId) {
        AtomicReference<Stop> found = new AtomicReference<>();
        await("a stop", () -> {
            debugger.stops(arn).stream().filter(stop -> stop.id() > afterId).forEach(found::set);
            return found.get() != null;
        });
        return found.get();
    }

    void await(String what, BooleanSupplier condition) {
        EngineHarness.await(what, PATIENCE, condition);
    }

    static OperationState operation(ExecutionState state, String name) {
        Predicate<OperationState> named = o -> name.equals(o.operation().name());
        return state.operations().stream().filter(named).findFirst().orElse(null);
    }

    static List<String> ran(Path tour) throws IOException {
        try (Stream<Path> files = Files.list(tour)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() {
        executor.close();
        workers.close();
        server.close();
    }
}
