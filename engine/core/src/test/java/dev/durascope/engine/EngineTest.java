package dev.durascope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.json.HandlerOutput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

@Timeout(120)
class EngineTest {
    @TempDir
    Path directory;

    static LambdaClient client(Engine engine) {
        URI endpoint = engine.endpoint();
        return LambdaClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(engine.credentials().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        engine.credentials().accessKeyId(),
                        engine.credentials().secretAccessKey(),
                        engine.credentials().sessionToken())))
                .build();
    }

    @Test
    void anExecutionSurvivesInItsFileAndIsServedToASignedClient() throws Exception {
        EngineOptions options = EngineOptions.inMemory(ExecutorSettings.DEFAULT, directory.resolve("cache"))
                .keptIn(directory.resolve("durascope.db"));
        String arn;
        try (Engine engine = Engine.open(options);
                LambdaClient client = client(engine)) {
            engine.functions()
                    .register(FunctionConfig.durable(
                            "f",
                            new Code.InProcess(
                                    i -> new HandlerOutput(HandlerOutput.Status.SUCCEEDED, "42", null).toJson()),
                            "h"));
            var response = client.invoke(r -> r.functionName("f").payload(SdkBytes.fromUtf8String("{}")));
            assertThat(response.payload().asString(StandardCharsets.UTF_8)).isEqualTo("42");
            arn = response.durableExecutionArn();
        }
        try (Engine engine = Engine.open(options);
                LambdaClient client = client(engine)) {
            assertThat(client.getDurableExecution(r -> r.durableExecutionArn(arn))
                            .result())
                    .isEqualTo("42");
            assertThat(client.getDurableExecutionHistory(r -> r.durableExecutionArn(arn))
                            .events())
                    .hasSize(3);
        }
    }
}
