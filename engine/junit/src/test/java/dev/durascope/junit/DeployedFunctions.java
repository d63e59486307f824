package dev.durascope.junit;

import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** An engine that serves the Lambda API to clients who sign their requests, as {@code durascope serve} does. */
final class DeployedFunctions implements AutoCloseable {
    private final Engine engine;
    private final List<AutoCloseable> clients = new ArrayList<>();

    DeployedFunctions(Path cache) {
        try {
            engine = Engine.open(EngineOptions.inMemory(ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP), cache));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deploys a handler as durable or not, by what it extends. */
    DeployedFunctions deploy(String name, Object handler) {
        return deploy(name, handler, InProcessHandlers.isDurable(handler));
    }

    DeployedFunctions deploy(String name, Object handler, boolean durable) {
        Code code = new Code.InProcess(InProcessHandlers.of(handler, engine, clients::add));
        FunctionConfig function =
                FunctionConfig.durable(name, code, handler.getClass().getName());
        engine.functions().register(durable ? function : function.withDurable(null));
        return this;
    }

    URI endpoint() {
        return engine.endpoint();
    }

    Credentials credentials() {
        return engine.credentials();
    }

    CloudRunnerBuilder runner(String function) {
        return DurableFunctionCloudTestRunner.forFunction(function)
                .region(engine.credentials().region())
                .endpoint(engine.endpoint())
                .credentials(provider());
    }

    /** AWS's client as a user of theirs would make it. */
    LambdaClient client() {
        Credentials own = engine.credentials();
        return LambdaClient.builder()
                .region(Region.of(own.region()))
                .endpointOverride(engine.endpoint())
                .credentialsProvider(provider())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private AwsCredentialsProvider provider() {
        Credentials own = engine.credentials();
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(own.accessKeyId(), own.secretAccessKey(), own.sessionToken()));
    }

    @Override
    public void close() {
        engine.close();
        DurableFunctionTestRunner.closeAll(clients);
    }
}
