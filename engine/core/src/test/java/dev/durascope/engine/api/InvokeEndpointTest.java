package dev.durascope.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.model.LambdaFault;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.DurableExecutionAlreadyStartedException;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

@Timeout(60)
class InvokeEndpointTest {
    private static final ExecutionArn ARN = ExecutionArn.parse(ApiFixture.ARN);
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
    private static final String PATH = "/2015-03-31/functions/orders/invocations";

    private final FakeService fake = new FakeService();
    private final ApiFixture api = new ApiFixture(fake.service());

    @BeforeEach
    void register() {
        Code code = new Code.InProcess(i -> new byte[0]);
        fake.functions().register(FunctionConfig.durable("orders", code, "x"));
        fake.functions().register(FunctionConfig.plain("plain", code, "x"));
        fake.functions()
                .register(new FunctionConfig(
                        "tenants", code, "x", 3, 128, Map.of(), Map.of(), null, null, DurableConfig.DEFAULT, true));
        fake.when("start", a -> ARN);
        endsAs(ExecutionStatus.SUCCEEDED, EventPayload.of("{\"ok\":true}"), null);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aSynchronousInvokeAnswersTheWholeExecutionsResult() {
        InvokeResponse answer = api.lambda.invoke(r -> r.functionName("orders")
                .durableExecutionName("run-1")
                .payload(SdkBytes.fromUtf8String("{ \"größe\": 1 }")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"ok\":true}");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(answer.durableExecutionArn()).isEqualTo(ApiFixture.ARN);
        assertThat(fake.lastArguments("start"))
                .containsExactly(new StartRequest(
                        "orders", "$LATEST", "run-1", "{ \"größe\": 1 }", null, null, InvocationType.REQUEST_RESPONSE));
    }

    @Test
    void aSynchronousInvokeWaitsUntilTheExecutionHasEnded() {
        CompletableFuture<ExecutionDescription> ended = new CompletableFuture<>();
        fake.when("ended", a -> ended);
        CompletableFuture<InvokeResponse> answer =
                CompletableFuture.supplyAsync(() -> api.lambda.invoke(r -> r.functionName("orders")));

        assertThat(answer).isNotDone();
        ended.complete(Descriptions.of(ExecutionStatus.SUCCEEDED, EventPayload.NONE, null));

        assertThat(answer.join().payload().asUtf8String()).isEqualTo("null");
    }

    @ParameterizedTest
    @EnumSource(
            value = ExecutionStatus.class,
            names = {"FAILED", "TIMED_OUT", "STOPPED"})
    void anExecutionThatDoesNotSucceedIsAFunctionError(ExecutionStatus status) {
        endsAs(status, null, new ErrorObject("it failed", "Boom", "{}", List.of("at x")));

        InvokeResponse answer = api.lambda.invoke(r -> r.functionName("orders"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.durableExecutionArn()).isEqualTo(ApiFixture.ARN);
        assertThat(answer.payload().asUtf8String())
                .isEqualTo("{\"errorMessage\":\"it failed\",\"errorType\":\"Boom\",\"errorData\":\"{}\","
                        + "\"stackTrace\":[\"at x\"]}");
    }

    @ParameterizedTest
    @CsvSource({"TIMED_OUT,Execution.TimedOut", "STOPPED,Execution.Stopped"})
    void anEndWithoutAnErrorIsToldInWords(ExecutionStatus status, String errorType) {
        endsAs(status, null, null);

        assertThat(api.lambda.invoke(r -> r.functionName("orders")).payload().asUtf8String())
                .contains("\"errorType\":\"" + errorType + "\"");
    }

    @Test
    void anAsynchronousInvokeAnswersAtOnce() {
        fake.when("ended", a -> new CompletableFuture<>());

        InvokeResponse answer = api.lambda.invoke(
                r -> r.functionName("orders").invocationType("Event").payload(SdkBytes.fromUtf8String("1")));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.durableExecutionArn()).isEqualTo(ApiFixture.ARN);
        assertThat(answer.payload().asByteArray()).isEmpty();
        assertThat(((StartRequest) fake.lastArguments("start").getFirst()).invocationType())
                .isEqualTo(InvocationType.EVENT);
    }

    @Test
    void aDryRunStartsNothingButFindsMistakes() {
        InvokeResponse answer = api.lambda.invoke(r -> r.functionName("orders").invocationType("DryRun"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(fake.wasCalled("start")).isFalse();
        assertThatThrownBy(() -> api.lambda.invoke(r -> r.functionName("nobody").invocationType("DryRun")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aPlainFunctionIsInvokedOnce() {
        String context = Base64.getEncoder().encodeToString("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        fake.when(
                "invokePlain",
                a -> CompletableFuture.completedFuture(
                        new InvocationOutcome.Returned("[1]".getBytes(StandardCharsets.UTF_8))));

        InvokeResponse answer = api.lambda.invoke(r -> r.functionName("plain").clientContext(context));

        assertThat(answer.payload().asUtf8String()).isEqualTo("[1]");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.durableExecutionArn()).isNull();
        assertThat(fake.lastArguments("invokePlain").get(0)).isEqualTo("plain");
        assertThat((byte[]) fake.lastArguments("invokePlain").get(1)).asString().isEqualTo("{}");
        assertThat(fake.lastArguments("invokePlain").subList(2, 4)).containsExactly(null, context);
    }

    @Test
    void aPlainFunctionThatFailsIsAFunctionError() {
        fake.when(
                "invokePlain",
                a -> CompletableFuture.completedFuture(new InvocationOutcome.Failed(
                        InvocationOutcome.Cause.EXITED, ErrorObject.of("Runtime.ExitError", "exit status 1"))));

        InvokeResponse answer = api.lambda.invoke(r -> r.functionName("plain"));

        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String())
                .isEqualTo("{\"errorMessage\":\"exit status 1\",\"errorType\":\"Runtime.ExitError\"}");
        assertThat(api.lambda
                        .invoke(r -> r.functionName("plain").invocationType("Event"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void theTailOfTheLogComesWhenAskedFor() {
        fake.when(
                "journal",
                a -> List.of(
                        new JournalRecord(
                                1,
                                AT,
                                new JournalEntry.ConsoleLine(
                                        null, JournalEntry.ConsoleStream.STDOUT, "x".repeat(5000))),
                        new JournalRecord(2, AT, new JournalEntry.ExecutionResumed()),
                        new JournalRecord(
                                3, AT, new JournalEntry.ConsoleLine(null, JournalEntry.ConsoleStream.STDERR, "last"))));

        String log =
                api.lambda.invoke(r -> r.functionName("orders").logType("Tail")).logResult();

        assertThat(new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8))
                .hasSize(4096)
                .endsWith("x\nlast\n");
        assertThat(api.lambda.invoke(r -> r.functionName("orders")).logResult()).isNull();
    }

    @Test
    void aPlainFunctionsLogComesToo() {
        fake.when("invokePlain", a -> {
            InvocationListener listener = (InvocationListener) a.get(4);
            listener.printed("r", JournalEntry.ConsoleStream.STDOUT, "out");
            listener.printed("r", JournalEntry.ConsoleStream.STDERR, "err");
            return CompletableFuture.completedFuture(new InvocationOutcome.Failed(
                    InvocationOutcome.Cause.EXITED, ErrorObject.of("Runtime.ExitError", "exit status 1")));
        });

        String log =
                api.lambda.invoke(r -> r.functionName("plain").logType("Tail")).logResult();

        assertThat(new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8))
                .isEqualTo("out\nerr\n");
        assertThat(api.lambda.invoke(r -> r.functionName("plain")).logResult()).isNull();
    }

    @Test
    void aCallerWaitsAQuarterOfAnHourForAnExecutionThatThenGoesOn() throws Exception {
        CompletableFuture<ExecutionDescription> endless = new CompletableFuture<>();
        fake.when("ended", a -> endless);
        VirtualWait clock = new VirtualWait();
        try (ApiFixture patient = new ApiFixture(fake.service(), clock)) {
            CompletableFuture<InvokeResponse> answer = clock.callerOf(patient);

            clock.advance(Duration.ofMinutes(15).minusMillis(1));
            assertThat(answer).isNotDone();
            clock.advance(Duration.ofMillis(1));

            assertThat(answer.join().statusCode()).isEqualTo(200);
            assertThat(answer.join().functionError()).isEqualTo("Unhandled");
            assertThat(answer.join().durableExecutionArn()).isEqualTo(ApiFixture.ARN);
            assertThat(answer.join().payload().asUtf8String())
                    .isEqualTo(
                            "{\"errorMessage\":\"The durable execution still runs after 15 minutes, the longest that a"
                                    + " synchronous invocation waits. It goes on.\",\"errorType\":\"Sandbox.Timedout\"}");
            assertThat(endless).as("the execution is left alone").isNotDone();
        }
    }

    @Test
    void anExecutionThatEndsJustBeforeIsAnswered() throws Exception {
        CompletableFuture<ExecutionDescription> ended = new CompletableFuture<>();
        fake.when("ended", a -> ended);
        VirtualWait clock = new VirtualWait();
        try (ApiFixture patient = new ApiFixture(fake.service(), clock)) {
            CompletableFuture<InvokeResponse> answer = clock.callerOf(patient);

            clock.advance(Duration.ofMinutes(15).minusMillis(1));
            ended.complete(Descriptions.of(ExecutionStatus.SUCCEEDED, EventPayload.of("1"), null));

            assertThat(answer.join().payload().asUtf8String()).isEqualTo("1");
        }
    }

    /** A clock that only the test moves. */
    private static final class VirtualWait implements CallerWait {
        private final CountDownLatch caller = new CountDownLatch(1);
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private Duration left = Duration.ZERO;

        @Override
        public <T> T await(CompletableFuture<T> future, Duration longest)
                throws InterruptedException, ExecutionException, TimeoutException {
            synchronized (this) {
                left = longest;
            }
            caller.countDown();
            CompletableFuture.anyOf(future, over).get();
            if (future.isDone()) {
                return future.get();
            }
            throw new TimeoutException();
        }

        /** The answer to a caller who waits by this clock from now on. */
        CompletableFuture<InvokeResponse> callerOf(ApiFixture api) throws InterruptedException {
            CompletableFuture<InvokeResponse> answer =
                    CompletableFuture.supplyAsync(() -> api.lambda.invoke(r -> r.functionName("orders")));
            assertThat(caller.await(30, TimeUnit.SECONDS)).isTrue();
            return answer;
        }

        synchronized void advance(Duration time) {
            left = left.minus(time);
            if (!left.isPositive()) {
                over.complete(null);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "orders:$LATEST",
                "function:orders",
                "123456789012:orders",
                "123456789012:function:orders:$LATEST",
                "us-east-1:123456789012:function:orders",
                "arn:aws:lambda:us-east-1:123456789012:function:orders",
                "arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST"
            })
    void aFunctionMayBeNamedInAnyOfAwssForms(String name) {
        assertThat(api.lambda
                        .invoke(r -> r.functionName(name).qualifier("$LATEST"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(((StartRequest) fake.lastArguments("start").getFirst()).functionName())
                .isEqualTo("orders");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nobody|$LATEST|Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody
            nobody|7|Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody:7
            orders|7|Function not found: arn:aws:lambda:us-east-1:123456789012:function:orders:7. Here a function has only $LATEST: name orders:$LATEST.
            orders|$LATEST.PUBLISHED|Function not found: arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST.PUBLISHED
            orders:7|7|Function not found: arn:aws:lambda:us-east-1:123456789012:function:orders:7
            orders|live|Cannot find alias arn: arn:aws:lambda:us-east-1:123456789012:function:orders:live
            arn:aws:lambda:eu-west-1:123456789012:function:orders|$LATEST|Functions from 'eu-west-1' are not reachable in this region ('us-east-1')
            999999999999:function:orders|$LATEST|Functions of account 999999999999 are not reachable
            """)
    void whatIsNotThereIsNotFound(String name, String qualifier, String message) {
        assertThatThrownBy(() -> api.lambda.invoke(r -> r.functionName(name).qualifier(qualifier)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(message);
    }

    @Test
    void contradictingQualifiersAndBadNamesAreRefused() {
        assertThatThrownBy(() ->
                        api.lambda.invoke(r -> r.functionName("orders:$LATEST").qualifier("7")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("does not match the specified qualifier");
        assertThatThrownBy(() -> api.lambda.invoke(r -> r.functionName("or ders")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("FunctionName 'or ders'");
        assertThatThrownBy(() -> api.lambda.invoke(r -> r.functionName("orders").durableExecutionName("a.b")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("DurableExecutionName must match the pattern");
        assertThatThrownBy(() -> api.lambda.invoke(r -> r.functionName("plain").durableExecutionName("a")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("for durable functions only");
    }

    @Test
    void aTenantIsNamedExactlyWhenTheFunctionIsIsolated() {
        assertThat(api.lambda
                        .invoke(r -> r.functionName("tenants").tenantId("blue"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(((StartRequest) fake.lastArguments("start").getFirst()).tenantId())
                .isEqualTo("blue");
        assertThatThrownBy(() -> api.lambda.invoke(r -> r.functionName("tenants")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("must name a TenantId");
        assertThatThrownBy(() -> api.lambda.invoke(r -> r.functionName("orders").tenantId("blue")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("must not name a TenantId");
        assertThatThrownBy(
                        () -> api.lambda.invoke(r -> r.functionName("tenants").tenantId("b#")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("TenantId must match the pattern");
    }

    @Test
    void payloadsAreBoundedBySixAndByOneMegabyte() {
        SdkBytes six = SdkBytes.fromByteArray(json(6 << 20));
        SdkBytes sixAndOne = SdkBytes.fromByteArray(json((6 << 20) + 1));
        SdkBytes oneAndOne = SdkBytes.fromByteArray(json((1 << 20) + 1));

        assertThat(api.lambda.invoke(r -> r.functionName("orders").payload(six)).statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> api.lambda.invoke(r -> r.functionName("orders").payload(sixAndOne)))
                .isInstanceOf(RequestTooLargeException.class)
                .hasMessageContaining("must be smaller than 6291456 bytes");
        assertThatThrownBy(() -> api.lambda.invoke(
                        r -> r.functionName("orders").invocationType("Event").payload(oneAndOne)))
                .isInstanceOf(RequestTooLargeException.class)
                .hasMessageContaining("must be smaller than 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nonsense", "{} {}", "'a'", "   "})
    void aPayloadThatIsNotJsonIsRefused(String payload) {
        assertThatThrownBy(() ->
                        api.lambda.invoke(r -> r.functionName("orders").payload(SdkBytes.fromUtf8String(payload))))
                .isInstanceOf(InvalidRequestContentException.class)
                .hasMessageContaining("The payload is ");
    }

    @Test
    void badHeadersAreRefusedByName() {
        assertThat(raw("X-Amz-Invocation-Type", "Sometimes").body())
                .contains("X-Amz-Invocation-Type must be one of RequestResponse, Event, DryRun; got 'Sometimes'.");
        assertThat(raw("X-Amz-Log-Type", "Head").body()).contains("X-Amz-Log-Type must be one of None, Tail");
        assertThatThrownBy(() -> api.lambda.invoke(r -> r.functionName("plain").clientContext("%%%")))
                .isInstanceOf(InvalidRequestContentException.class)
                .hasMessageContaining("Client context must be a valid Base64-encoded JSON object.");
    }

    @Test
    void chunkedAndCompressedBodiesAreRefusedByName() {
        assertThat(raw("X-Amz-Content-Sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
                        .body())
                .contains("aws-chunked bodies");
        assertThat(raw("Content-Encoding", "gzip").body()).contains("Content-Encoding gzip is not accepted");
        assertThat(raw("Content-Encoding", "aws-chunked").body()).contains("Content-Encoding aws-chunked");
    }

    @Test
    void aNameUsedWithAnotherInputIsAConflict() {
        fake.when("start", a -> {
            throw new LambdaFault(FaultType.DURABLE_EXECUTION_ALREADY_STARTED, "It was started with another input.");
        });

        assertThatThrownBy(() -> api.lambda.invoke(r -> r.functionName("orders").durableExecutionName("a")))
                .isInstanceOf(DurableExecutionAlreadyStartedException.class)
                .hasMessageContaining("It was started with another input.");
    }

    private HttpResponse<String> raw(String header, String value) {
        return api.raw("POST", PATH, HttpRequest.BodyPublishers.ofString("{}"), header, value);
    }

    private void endsAs(ExecutionStatus status, EventPayload result, ErrorObject error) {
        fake.when("ended", a -> CompletableFuture.completedFuture(Descriptions.of(status, result, error)));
    }

    private static byte[] json(int bytes) {
        return ("\"" + "x".repeat(bytes - 2) + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
