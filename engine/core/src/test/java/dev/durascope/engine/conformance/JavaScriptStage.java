package dev.durascope.engine.conformance;

import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.api.LambdaApi;
import dev.durascope.engine.javascript.JavaScriptEngine;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.time.TimeMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our own engine in this JVM, with the handlers on AWS's JavaScript SDK in workers. */
final class JavaScriptStage implements Stage {

    private static final Map<Integer, String> MODULES =
            Map.of(1, "step", 2, "wait", 3, "child", 4, "callback", 5, "invoke");

    private final JavaScriptEngine engine = JavaScriptEngine.open(TimeMode.REAL);
    private final Endpoint endpoint;

    JavaScriptStage() {
        Credentials credentials = Credentials.generate(engine.service().region());
        engine.server().mount("/", new LambdaApi(engine.service()).forClients(credentials));
        endpoint = Endpoint.of(engine.server().baseUri(), credentials);
        for (String target : List.of("echo", "failing", "measuring")) {
            engine.register("conformance/targets." + target, "conformance-target-" + target, DurableConfig.DEFAULT);
        }
        engine.registerTenantIsolated("conformance/targets.echo", "conformance-target-tenant");
    }

    @Override
    public String title() {
        return "AWS's JavaScript SDK, in workers";
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Optional<String> functionFor(Requirement requirement) {
        String module = MODULES.get(requirement.suite());
        if (module == null) {
            return Optional.empty();
        }
        String function = "conformance-" + requirement.id();
        String export = "r" + requirement.id().replace('-', '_');
        engine.register("conformance/" + module + "." + export, function, DurableConfig.DEFAULT);
        return Optional.of(function);
    }

    @Override
    public Optional<List<String>> console(String function, String durableExecutionArn) {
        return Optional.of(engine.console(durableExecutionArn));
    }

    @Override
    public void close() {
        engine.close();
    }
}
