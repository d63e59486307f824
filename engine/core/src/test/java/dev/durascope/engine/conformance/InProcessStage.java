package dev.durascope.engine.conformance;

import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.api.LambdaApi;
import dev.durascope.engine.api.LoopbackServer;
import dev.durascope.engine.conformance.handlers.RequirementHandler;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.inprocess.InProcessLambdaClient;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InProcessHandler;
import dev.durascope.engine.invoke.InProcessInvoker;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.store.InMemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Our own engine in this JVM, with handlers on our own API in this JVM too. */
final class InProcessStage implements Stage {

    /** These end their process, which here would be the tests' own. */
    private static final Set<String> NEED_A_PROCESS = Set.of("1-17", "1-18", "3-12");

    private final LoopbackServer server;
    private final Executor executor;
    private final Endpoint endpoint;
    private final LambdaClient client;

    InProcessStage() throws IOException {
        executor = new Executor(
                ExecutorSettings.DEFAULT, new FunctionRegistry(), new InProcessInvoker(), new InMemoryStore());
        client = new InProcessLambdaClient(executor);
        server = LoopbackServer.start(0);
        Credentials credentials = Credentials.generate(executor.region());
        server.mount("/", new LambdaApi(executor).forClients(credentials));
        endpoint = Endpoint.of(server.baseUri(), credentials);
        for (String target : RequirementHandler.TARGETS) {
            register("conformance-" + target, target, target.endsWith("tenant"));
        }
    }

    private void register(String function, String id, boolean tenantIsolation) {
        RequirementHandler handler = new RequirementHandler(id);
        InProcessHandler code = invocation -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(invocation.payload()), answer, null, client);
            return answer.toByteArray();
        };
        executor.functions()
                .register(new FunctionConfig(
                        function,
                        new Code.InProcess(code),
                        RequirementHandler.class.getName(),
                        FunctionConfig.DEFAULT_TIMEOUT_SECONDS,
                        FunctionConfig.DEFAULT_MEMORY_MB,
                        Map.of(),
                        Map.of(),
                        null,
                        null,
                        DurableConfig.DEFAULT,
                        tenantIsolation));
    }

    @Override
    public String title() {
        return "handlers on our own Java API, in process";
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Optional<String> functionFor(Requirement requirement) {
        if (NEED_A_PROCESS.contains(requirement.id()) || !RequirementHandler.exists(requirement.id())) {
            return Optional.empty();
        }
        String function = "conformance-" + requirement.id();
        register(function, requirement.id(), false);
        return Optional.of(function);
    }

    @Override
    public void close() {
        server.close();
        executor.close();
    }
}
