package dev.durascope.engine.conformance;

import com.sun.net.httpserver.HttpHandler;
import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.api.LambdaApi;
import dev.durascope.engine.api.LoopbackServer;
import dev.durascope.engine.conformance.handlers.RequirementHandler;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.WorkerPool;
import dev.durascope.engine.invoke.WorkerSettings;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.InMemoryStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Our own engine in this JVM, with handlers on our own API in JVMs of their own: those that end their process, and one
 * for each type of operation.
 */
final class JavaWorkerStage implements Stage {

    private static final Set<String> PLAYED = Set.of("1-8", "1-17", "1-18", "2-1", "3-10", "3-12", "4-1", "5-1");
    private static final int WORKERS = 4;

    private final LoopbackServer server;
    private final WorkerPool workers;
    private final Executor executor;
    private final Endpoint endpoint;

    /** @param cacheDirectory for the pool's own files */
    JavaWorkerStage(Path cacheDirectory) throws IOException {
        server = LoopbackServer.start(0);
        workers = new WorkerPool(
                WorkerSettings.defaults(cacheDirectory).withMaxWorkers(WORKERS), server, this::lambdaApi);
        executor = new Executor(ExecutorSettings.DEFAULT, new FunctionRegistry(), workers, new InMemoryStore());
        Credentials credentials = Credentials.generate(executor.region());
        server.mount("/", new LambdaApi(executor).forClients(credentials));
        endpoint = Endpoint.of(server.baseUri(), credentials);
        register("conformance-target-echo");
    }

    private HttpHandler lambdaApi(String prefix) {
        return new LambdaApi(executor).forWorker(prefix);
    }

    /** Our tests' own classes and libraries are the handler's. */
    private void register(String function) {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Code code = new Code.ClassDirectory(classPath.getFirst(), classPath.subList(1, classPath.size()));
        executor.functions().register(FunctionConfig.durable(function, code, RequirementHandler.class.getName()));
    }

    @Override
    public String title() {
        return "handlers on our own Java API, in workers";
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Optional<String> functionFor(Requirement requirement) {
        if (!PLAYED.contains(requirement.id())) {
            return Optional.empty();
        }
        String function = "conformance-" + requirement.id();
        register(function);
        return Optional.of(function);
    }

    @Override
    public Optional<List<String>> console(String function, String durableExecutionArn) {
        return Optional.of(executor.journal(ExecutionArn.parse(durableExecutionArn), 0).stream()
                .map(JournalRecord::entry)
                .filter(JournalEntry.ConsoleLine.class::isInstance)
                .map(entry -> ((JournalEntry.ConsoleLine) entry).text())
                .toList());
    }

    @Override
    public void close() {
        executor.close();
        workers.close();
        server.close();
    }
}
