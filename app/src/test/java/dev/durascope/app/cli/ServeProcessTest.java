package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.app.testing.HandlerJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.EventType;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

@Tag("slow")
@Timeout(300)
class ServeProcessTest {

    @TempDir
    static Path directory;

    private static Path orders;
    private static Path approval;

    @BeforeAll
    static void makeJars() throws IOException {
        orders = HandlerJar.make(
                directory.resolve("orders.jar"),
                Map.of("Orders", HandlerJar.handler("Orders", "", "System.out.println(\"got \" + in); return in;")),
                Map.of());
        approval = HandlerJar.make(directory.resolve("approval.jar"), Map.of("Approval", Handlers.APPROVAL), Map.of());
    }

    private static LambdaClient client(String endpoint, String region, String id, String secret, String token) {
        return LambdaClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.of(region))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(id, secret, token)))
                .build();
    }

    private static LambdaClient fromExports(String line) {
        assertThat(line).startsWith("export ");
        Map<String, String> exports = new HashMap<>();
        for (String export : line.substring("export ".length()).split(" ")) {
            exports.put(export.substring(0, export.indexOf('=')), export.substring(export.indexOf('=') + 1));
        }
        assertThat(exports)
                .containsOnlyKeys(
                        "AWS_ENDPOINT_URL_LAMBDA",
                        "AWS_REGION",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN");
        return client(
                exports.get("AWS_ENDPOINT_URL_LAMBDA"),
                exports.get("AWS_REGION"),
                exports.get("AWS_ACCESS_KEY_ID"),
                exports.get("AWS_SECRET_ACCESS_KEY"),
                exports.get("AWS_SESSION_TOKEN"));
    }

    private static LambdaClient fromJson(String line) throws IOException {
        JsonNode json = new ObjectMapper().readTree(line);
        return client(
                json.path("endpoint").asText(),
                json.path("region").asText(),
                json.path("accessKeyId").asText(),
                json.path("secretAccessKey").asText(),
                json.path("sessionToken").asText());
    }

    @Test
    void anAwsClientWithTheExportsInvokesAFunctionAndSigtermEndsServiceAndWorkers() throws Exception {
        try (CliProcess serve = CliProcess.start(directory, "serve", "--function", "echo=" + orders);
                LambdaClient lambda = fromExports(serve.firstLine())) {
            InvokeResponse response =
                    lambda.invoke(r -> r.functionName("echo").payload(SdkBytes.fromUtf8String("[1]")));

            assertThat(response.payload().asUtf8String()).isEqualTo("[1]");
            assertThat(serve.out().lines()).hasSize(1);
            CliProcess.await("the log", () -> serve.err().contains("echo | got [1]\n"));
            List<ProcessHandle> workers = serve.workers();
            assertThat(workers).isNotEmpty();

            Instant told = Instant.now();
            serve.terminate();
            serve.exitCode();
            CliProcess.await("the workers' end", () -> workers.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aDurableFunctionOfAFileRunsThroughItsCallback() throws Exception {
        Path file = functionsFile();
        try (CliProcess serve = CliProcess.start(
                        directory,
                        "serve",
                        "--json",
                        "--functions",
                        file.toString(),
                        "--account",
                        "111122223333",
                        "--region",
                        "eu-central-1");
                LambdaClient lambda = fromJson(serve.firstLine())) {
            lambda.invoke(r -> r.functionName("approval:$LATEST")
                    .invocationType("Event")
                    .durableExecutionName("first")
                    .payload(SdkBytes.fromUtf8String("{}")));
            String arn = lambda.listDurableExecutionsByFunction(r -> r.functionName("approval"))
                    .durableExecutions()
                    .getFirst()
                    .durableExecutionArn();
            assertThat(arn).startsWith("arn:aws:lambda:eu-central-1:111122223333:function:approval:$LATEST/");

            CliProcess.await(
                    "a callback", () -> events(lambda, arn).stream().anyMatch(e -> e.callbackStartedDetails() != null));
            String callbackId = events(lambda, arn).stream()
                    .filter(e -> e.eventType() == EventType.CALLBACK_STARTED)
                    .map(e -> e.callbackStartedDetails().callbackId())
                    .findFirst()
                    .orElseThrow();
            lambda.sendDurableExecutionCallbackSuccess(
                    r -> r.callbackId(callbackId).result(SdkBytes.fromUtf8String("true")));

            CliProcess.await(
                    "the end",
                    () -> lambda.getDurableExecution(r -> r.durableExecutionArn(arn))
                                    .status()
                            != ExecutionStatus.RUNNING);
            assertThat(lambda.getDurableExecution(r -> r.durableExecutionArn(arn))
                            .result())
                    .isEqualTo("{\"approved\":true}");
            CliProcess.await("the log", () -> serve.err().contains("approval/first SUCCEEDED"));
            assertThat(serve.err()).contains("approval/first STARTED").contains("approval/first | asking for approval");
        }
    }

    @Test
    void commandsOnStandardInputActOnTheExecutionsTheyName() throws Exception {
        try (CliProcess serve = CliProcess.startTyping(
                        directory,
                        "serve",
                        "--json",
                        "--time",
                        "manual",
                        "--functions",
                        functionsFile().toString());
                LambdaClient lambda = fromJson(serve.firstLine())) {
            lambda.invoke(r -> r.functionName("approval:$LATEST")
                    .invocationType("Event")
                    .durableExecutionName("first")
                    .payload(SdkBytes.fromUtf8String("{}")));
            serve.awaitSaid("approval/first | asking for approval");
            serve.type("complete second approval true");
            serve.awaitSaid("durascope: No execution called 'second' runs: approval/first.");
            CliProcess.await("the callback", () -> {
                try {
                    serve.type("status first");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return serve.err().contains("durascope:   callback \"approval\"");
            });
            serve.type("time first scaled:60");
            serve.awaitSaid("durascope: time ×60 from now on");
            serve.type("complete first approval true");
            serve.awaitSaid("approval/first SUCCEEDED");
        }
    }

    private static Path functionsFile() throws IOException {
        Path file = directory.resolve("functions.json");
        Files.writeString(file, """
                {"functions": {"approval": {"code": "approval.jar", "handler": "Approval",
                               "durable": {"executionTimeout": 60, "retentionDays": 1}}}}
                """);
        return file;
    }

    private static List<Event> events(LambdaClient lambda, String arn) {
        return lambda.getDurableExecutionHistory(r -> r.durableExecutionArn(arn))
                .events();
    }

    @Test
    void aPortInUseIsToldAndExitsWithTwo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                CliProcess serve =
                        CliProcess.start(directory, "serve", "--port", String.valueOf(taken.getLocalPort()))) {

            assertThat(serve.exitCode()).isEqualTo(2);
            assertThat(serve.err())
                    .startsWith("durascope: Port " + taken.getLocalPort() + " on 127.0.0.1 cannot be used")
                    .hasLineCount(1);
            assertThat(serve.out()).isEmpty();
        }
    }
}
