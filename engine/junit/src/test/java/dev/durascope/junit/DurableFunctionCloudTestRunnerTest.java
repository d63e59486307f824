package dev.durascope.junit;

import static dev.durascope.junit.DurableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.sun.net.httpserver.HttpServer;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.junit.DurableTestException.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.lambda.LambdaClient;

@Timeout(60)
class DurableFunctionCloudTestRunnerTest {
    private static final String ARN =
            "arn:aws:lambda:us-west-2:123456789012:function:orders:$LATEST/durable-execution/a/b";

    private static DeployedFunctions cloud;

    @BeforeAll
    static void deploy(@TempDir Path cache) {
        RequestHandler<String, String> plain = (text, context) -> text;
        RequestHandler<Object, String> crashing = (event, context) -> {
            throw new IllegalStateException("no table");
        };
        cloud = new DeployedFunctions(cache)
                .deploy("orders", new Handlers.Order())
                .deploy("approval", new Handlers.Approval())
                .deploy("broken", new Handlers.Broken())
                .deploy("crashing", crashing, true)
                .deploy("plain", plain);
    }

    @AfterAll
    static void undeploy() {
        cloud.close();
    }

    private static void fails(Problem problem, ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DurableTestException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContainingAll(parts);
    }

    @Test
    void aDeployedFunctionIsRunAndLookedAtAsALocalOneIs() {
        try (var runner = cloud.runner("orders").build()) {
            DurableFunctionTestResult result = runner.run("o");
            assertThat(runner.mode()).isEqualTo(TestMode.CLOUD);
            assertThat(result.arn().name())
                    .as("a name of the runner's own, so that one start is one execution")
                    .startsWith("durascope-");
            assertThat(result)
                    .hasResult(List.of("o checked", "charged o", "o shipped"))
                    .hasOperations("check", "payment", "ship")
                    .hasInvocations(2)
                    .hasContext("payment")
                    .withChildren("settle", "charge");
            assertThat(result.invocations().get(0).executed())
                    .extracting(TestOperation::name)
                    .containsExactly("check", "payment", "settle");
            assertThat(result.invocations().get(1).replayed())
                    .extracting(TestOperation::name)
                    .containsExactly("check", "settle");
            assertThat(result.invocations().get(1).executed())
                    .extracting(TestOperation::name)
                    .containsExactly("charge", "ship");
            assertThat(runner.history().getLast()).isInstanceOf(HistoryEvent.ExecutionSucceeded.class);
        }
    }

    @Test
    void aCallbackIsAnsweredByName() {
        try (var runner = cloud.runner("approval:$LATEST").build()) {
            runner.runAsync("order-1");
            String id = runner.waitForCallback("approval");
            runner.sendCallbackHeartbeat(id);
            runner.sendCallbackSuccess(id, "approved");
            assertThat(runner.waitForResult()).hasResult("order-1 checked, approved");
            runner.runAsync("order-2");
            runner.sendCallbackFailure(
                    runner.waitForCallback("approval", 1), ErrorObject.of("Rejected", "too expensive"));
            assertThat(runner.waitForResult()).failed().hasErrorMessageContaining("too expensive");
            fails(
                    Problem.CALLBACK_NOT_OPENED,
                    () -> runner.waitForCallback("approval"),
                    "The execution ended as FAILED");
            fails(
                    Problem.REFUSED,
                    () -> runner.sendCallbackSuccess("no-such-callback", "late"),
                    "The callback's result was refused: ");
        }
    }

    @Test
    void anExecutionIsStopped() {
        try (var runner = cloud.runner("approval").build()) {
            runner.runAsync("order-3");
            runner.stop(ErrorObject.of("Test", "enough"));
            assertThat(runner.waitForResult()).wasStopped().hasErrorMessageContaining("enough");
            runner.runAsync("order-4");
            runner.stop();
            assertThat(runner.waitForResult().status()).isEqualTo(ExecutionStatus.STOPPED);
        }
    }

    @Test
    void whatDoesNotEndInTimeIsSaidWithWhatItWaitsFor() {
        try (var runner = cloud.runner("approval")
                .timeout(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .build()) {
            runner.runAsync("order-5");
            runner.waitForCallback("approval");
            fails(
                    Problem.EXECUTION_TIMEOUT,
                    () -> runner.waitForResult(Duration.ofMillis(50)),
                    "The execution did not complete within 0.05 s: it waits for Callback 'approval'.",
                    "▶ approval  callback  STARTED");
            fails(
                    Problem.CALLBACK_NOT_OPENED,
                    () -> runner.waitForCallback("other", Duration.ofMillis(50)),
                    "Callback 'other' was not opened within 0.05 s");
            runner.stop();
        }
    }

    @Test
    void aFunctionWhoseInvocationsFailIsNotWaitedForUntilTheTimeout() {
        try (var runner =
                cloud.runner("crashing").timeout(Duration.ofMinutes(10)).build()) {
            fails(
                    Problem.FUNCTION_FAILED,
                    () -> runner.run("x"),
                    "Lambda function crashing failed ",
                    " times in a row, and is not waited for any more: java.lang.IllegalStateException: no table.");
            fails(Problem.FUNCTION_FAILED, () -> runner.waitForCallback("any"), "Lambda function crashing failed ");
        }
    }

    @Test
    void aFailedFunctionGivesNoResult() {
        try (LambdaClient client = cloud.client();
                var runner = DurableFunctionCloudTestRunner.forFunction("broken")
                        .client(client)
                        .build()) {
            DurableFunctionTestResult result = runner.run("4711");
            fails(
                    Problem.FUNCTION_FAILED,
                    () -> result.result(String.class),
                    "Lambda function broken failed: java.lang.IllegalStateException: no such order: 4711");
        }
    }

    @Test
    void whatCannotBeInvokedIsSaid() {
        try (var runner = cloud.runner("nothing").build()) {
            fails(
                    Problem.INVOKE_FAILED,
                    () -> runner.run("x"),
                    "Failed to invoke function nothing: There is no function nothing:$LATEST in us-east-1");
            assertThatThrownBy(runner::waitForResult).hasMessageContaining("call run or runAsync first");
        }
        try (var runner = cloud.runner("plain").build()) {
            fails(
                    Problem.NO_EXECUTION_ARN,
                    () -> runner.run("x"),
                    "There is no DurableExecutionArn in the response for function plain",
                    "Deploy it with a DurableConfig");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DurableFunctionCloudTestRunner.forFunction("a function").build())
                .withMessageContaining("The function name 'a function'");
    }

    @Test
    void aResponseWithoutAnArnIsToldFromOneThatIsRefused() throws IOException {
        HttpServer service = service(false);
        try (var runner = runner(service)) {
            fails(Problem.NO_EXECUTION_ARN, () -> runner.run("x"), "ran once as a plain function");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aStatusThatCannotBeReadIsSaid() throws IOException {
        HttpServer service = service(true);
        try (var runner = runner(service)) {
            fails(
                    Problem.STATUS_FAILED,
                    () -> runner.run("x"),
                    "Failed to get the execution's status: ",
                    "may not call lambda:GetDurableExecution");
        } finally {
            service.stop(0);
        }
    }

    /** What takes every invocation and lets nobody look. */
    private static HttpServer service(boolean withArn) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean invoke = exchange.getRequestMethod().equals("POST");
            byte[] body = invoke ? new byte[0] : "{\"Message\":\"no\"}".getBytes(StandardCharsets.UTF_8);
            if (invoke && withArn) {
                exchange.getResponseHeaders().set("X-Amz-Durable-Execution-Arn", ARN);
            }
            if (!invoke) {
                exchange.getResponseHeaders().set("X-Amzn-ErrorType", "AccessDeniedException");
            }
            exchange.sendResponseHeaders(invoke ? 202 : 403, invoke ? -1 : body.length);
            if (!invoke) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private static DurableFunctionCloudTestRunner runner(HttpServer service) {
        return DurableFunctionCloudTestRunner.forFunction("orders")
                .endpoint(URI.create("http://127.0.0.1:" + service.getAddress().getPort()))
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    @Test
    void whatWouldMoveTheServicesClockIsRefused() {
        try (var runner = cloud.runner("orders").build()) {
            assertThatThrownBy(() -> runner.advanceTime(Duration.ofHours(1)))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("Time cannot be advanced in cloud mode");
            assertThatThrownBy(() -> runner.expireCallback("id")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(runner::runUntilSuspension).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
