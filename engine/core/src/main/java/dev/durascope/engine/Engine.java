package dev.durascope.engine;

import com.sun.net.httpserver.HttpHandler;
import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.api.LambdaApi;
import dev.durascope.engine.api.LoopbackServer;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InProcessInvoker;
import dev.durascope.engine.invoke.Invoker;
import dev.durascope.engine.invoke.RoutingInvoker;
import dev.durascope.engine.invoke.WorkerPool;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.store.ExecutionStore;
import dev.durascope.engine.store.InMemoryOriginalStore;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.store.LaunchConfiguration;
import dev.durascope.engine.store.LaunchStore;
import dev.durascope.engine.store.OriginalStore;
import dev.durascope.engine.store.SqliteStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The engine: store, executions, workers and loopback services wired together. The one place that knows them all. */
public final class Engine implements AutoCloseable {
    private final LoopbackServer server;
    private final LoopbackServer.Mount clients;
    private final Executor executor;
    private final Debugger debugger;
    private final DebuggedHandlers debugged;
    private final Credentials credentials;
    private final @Nullable SqliteStore database;
    private final OriginalStore originals;

    private Engine(
            LoopbackServer server,
            LoopbackServer.Mount clients,
            Executor executor,
            Debugger debugger,
            DebuggedHandlers debugged,
            Credentials credentials,
            @Nullable SqliteStore database) {
        this.server = server;
        this.clients = clients;
        this.executor = executor;
        this.debugger = debugger;
        this.debugged = debugged;
        this.credentials = credentials;
        this.database = database;
        this.originals = database == null ? new InMemoryOriginalStore() : database.originals();
    }

    /**
     * Opens an engine: executions that were running go on, with the functions that their launch configurations name. A
     * thread that is interrupted while it opens the store gives up, and nothing goes on.
     *
     * @throws IOException when the port cannot be served on, or the thread was interrupted
     * @throws dev.durascope.engine.store.StoreException when the store cannot be opened
     */
    public static Engine open(EngineOptions options) throws IOException {
        SqliteStore database = options.database() == null ? null : SqliteStore.open(options.database());
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("The opening was cancelled.");
            }
            return open(options, database);
        } catch (IOException | RuntimeException e) {
            if (database != null) {
                database.close();
            }
            throw e;
        }
    }

    private static Engine open(EngineOptions options, @Nullable SqliteStore database) throws IOException {
        LoopbackServer server = LoopbackServer.start(options.port());
        try {
            return open(options, database, server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Engine open(EngineOptions options, @Nullable SqliteStore database, LoopbackServer server) {
        ExecutionStore store = database == null ? new InMemoryStore() : database;
        FunctionRegistry functions = new FunctionRegistry();
        // Workers call the API that is made with the executor, which is made with the workers.
        CompletableFuture<LambdaApi> api = new CompletableFuture<>();
        WorkerPool workers = new WorkerPool(options.workers(), server, prefix -> workerApi(api, prefix));
        Invoker invoker = new RoutingInvoker(new InProcessInvoker(), workers);
        CompletableFuture<Debugger> debugger = new CompletableFuture<>();
        Executor executor = new Executor(options.settings(), functions, invoker, store, control -> {
            debugger.complete(new Debugger(control, options.workers().watched()));
            return debugger.join().gate();
        });
        api.complete(new LambdaApi(executor));
        Credentials credentials = Credentials.generate(options.settings().region());
        LoopbackServer.Mount clients = server.mount("/", api.join().forClients(credentials));
        Engine engine =
                new Engine(server, clients, executor, debugger.join(), workers.debugged(), credentials, database);
        if (options.workers().watched()) {
            engine.setBreakpointsOfLaunches();
        }
        engine.registerFunctionsOfRunningExecutions();
        return engine;
    }

    /** Before any function is there that could be invoked. Of launches of one function, what was used last counts. */
    private void setBreakpointsOfLaunches() {
        if (database == null) {
            return;
        }
        for (LaunchConfiguration launch : database.launches().configurations().reversed()) {
            debugger.setBreakpoints(launch.function().name(), launch.breakpoints());
        }
    }

    private static HttpHandler workerApi(CompletableFuture<LambdaApi> api, String prefix) {
        return exchange -> api.join().forWorker(prefix).handle(exchange);
    }

    /** A running execution goes on by itself only when all that its function needs was kept: no credentials are. */
    private void registerFunctionsOfRunningExecutions() {
        if (database == null) {
            return;
        }
        Set<String> running = executor.executions().stream()
                .filter(summary -> !summary.status().isTerminal())
                .map(ExecutionSummary::arn)
                .map(arn -> arn.function())
                .collect(Collectors.toSet());
        for (LaunchConfiguration launch : database.launches().configurations()) {
            String name = launch.function().name();
            if (running.remove(name) && launch.withheld().isEmpty()) {
                executor.functions().register(launch.function());
            }
        }
    }

    /** What can be done with executions. */
    public ExecutionService executions() {
        return executor;
    }

    /** Breakpoints, stepping and faults. */
    public Debugger debugger() {
        return debugger;
    }

    /** The handlers' processes that a debugger of their code, such as an IDE's, may attach to. */
    public DebuggedHandlers debuggedHandlers() {
        return debugged;
    }

    /** The functions that can be invoked. */
    public FunctionRegistry functions() {
        return executor.functions();
    }

    /** Where outside clients reach the Lambda API. */
    public URI endpoint() {
        return server.baseUri();
    }

    /** What outside clients sign their requests with. */
    public Credentials credentials() {
        return credentials;
    }

    /** Launch configurations and recent files; absent when nothing is kept. */
    public Optional<LaunchStore> launches() {
        return Optional.ofNullable(database).map(SqliteStore::launches);
    }

    /** What was read of the originals of forks of executions that ran elsewhere. */
    public OriginalStore originals() {
        return originals;
    }

    /** What the user should know about the store, such as a damaged file that was put aside. */
    public Optional<String> storeNotice() {
        return Optional.ofNullable(database).flatMap(SqliteStore::notice);
    }

    /** Ends workers and services and closes the store; running executions go on when it is opened again. */
    @Override
    public void close() {
        clients.close();
        try {
            executor.close();
        } finally {
            server.close();
        }
    }
}
