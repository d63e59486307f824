package dev.durascope.engine.javascript;

import com.sun.net.httpserver.HttpHandler;
import dev.durascope.engine.api.LambdaApi;
import dev.durascope.engine.api.LoopbackServer;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.WorkerPool;
import dev.durascope.engine.invoke.WorkerSettings;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine in this JVM whose functions are the JavaScript handlers of {@code src/test/js}. */
public final class JavaScriptEngine implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 60;

    /** Each is one Node.js process; the requirements have more functions than that, so that workers are evicted too. */
    private static final int WORKERS = 12;

    private final Path project = JavaScriptProject.install();
    private final LoopbackServer server;
    private final WorkerPool workers;
    private final Executor executor;

    private JavaScriptEngine(TimeMode mode) throws IOException {
        server = LoopbackServer.start(0);
        workers = new WorkerPool(
                WorkerSettings.defaults(project.resolveSibling("js-workers")).withMaxWorkers(WORKERS),
                server,
                this::lambdaApi);
        executor = new Executor(
                ExecutorSettings.DEFAULT.withTimeMode(mode), new FunctionRegistry(), workers, new InMemoryStore());
    }

    private HttpHandler lambdaApi(String prefix) {
        return new LambdaApi(executor).forWorker(prefix);
    }

    /** Installs the handlers, if need be, and starts an engine without functions. */
    public static JavaScriptEngine open(TimeMode mode) {
        try {
            return new JavaScriptEngine(mode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LoopbackServer server() {
        return server;
    }

    public ExecutionService service() {
        return executor;
    }

    /** Registers a durable function whose code is an export of a module below {@code src/test/js}. */
    public void register(String handler, String name, DurableConfig durable) {
        register(handler, name, durable, TIMEOUT_SECONDS);
    }

    /** Registers a durable function whose invocations may take no longer than this. */
    void register(String handler, String name, DurableConfig durable, int timeoutSeconds) {
        register(handler, name, durable, timeoutSeconds, false);
    }

    /** Registers a plain function. */
    public void registerPlain(String handler, String name, int timeoutSeconds) {
        register(handler, name, null, timeoutSeconds, false);
    }

    /** Registers a durable function that wants a tenant. */
    public void registerTenantIsolated(String handler, String name) {
        register(handler, name, DurableConfig.DEFAULT, TIMEOUT_SECONDS, true);
    }

    private void register(
            String handler, String name, @Nullable DurableConfig durable, int timeoutSeconds, boolean tenantIsolation) {
        executor.functions()
                .register(new FunctionConfig(
                        name,
                        new Code.NodeModule(project),
                        handler,
                        timeoutSeconds,
                        FunctionConfig.DEFAULT_MEMORY_MB,
                        Map.of(),
                        Map.of(),
                        null,
                        null,
                        durable,
                        tenantIsolation));
    }

    /** Starts an execution of an export of the scenarios, {@code operations.map}. */
    Running start(String scenario, String input) {
        String name = scenario.replace('.', '-');
        register("scenarios/" + scenario, name, DurableConfig.DEFAULT);
        return startFunction(name, input);
    }

    /** Starts an execution of a function that was registered. */
    Running startFunction(String name, String input) {
        return new Running(executor, executor.start(StartRequest.of(name, input)));
    }

    /** What a function printed during an execution, line by line. */
    public List<String> console(String durableExecutionArn) {
        return executor.journal(ExecutionArn.parse(durableExecutionArn), 0).stream()
                .map(JournalRecord::entry)
                .filter(JournalEntry.ConsoleLine.class::isInstance)
                .map(entry -> ((JournalEntry.ConsoleLine) entry).text())
                .toList();
    }

    @Override
    public void close() {
        executor.close();
        workers.close();
        server.close();
    }
}
