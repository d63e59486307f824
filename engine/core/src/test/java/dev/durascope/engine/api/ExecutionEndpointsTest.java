package dev.durascope.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.ListRequest;
import dev.durascope.engine.execution.Page;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.model.RetryDetails;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionHistoryResponse;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionStateResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ListDurableExecutionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

@Timeout(60)
class ExecutionEndpointsTest {
    private static final ExecutionArn ARN = ExecutionArn.parse(ApiFixture.ARN);
    private static final Instant START = Descriptions.START;
    private static final Instant END = Descriptions.END;
    private static final String PATH = "/2025-12-01/durable-executions/" + UriText.encode(ApiFixture.ARN, "");
    private static final Operation STEP = new Operation(
            "op-1",
            "ctx",
            "charge card",
            OperationType.STEP,
            "Step",
            START,
            null,
            OperationStatus.PENDING,
            new OperationDetails.Step(1, END, null, ErrorObject.of("Boom", "it failed")));

    private final FakeService fake = new FakeService();
    private final ApiFixture api = new ApiFixture(fake.service());

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    @SuppressWarnings("unchecked") // the SDK takes its updates as a generic array
    void aCheckpointPassesEveryUpdateAndAnswersEveryChange() {
        fake.when("checkpoint", a -> new CheckpointAnswer("bmV3", List.of(STEP), "bWFyaw=="));

        CheckpointDurableExecutionResponse answer = api.lambda.checkpointDurableExecution(r -> r.durableExecutionArn(
                        ApiFixture.ARN)
                .checkpointToken("b2xk")
                .clientToken("client-1")
                .updates(
                        u -> u.id("op-1")
                                .parentId("ctx")
                                .name("charge card")
                                .type("STEP")
                                .subType("Step")
                                .action("RETRY")
                                .error(e -> e.errorType("Boom")
                                        .errorMessage("it failed")
                                        .stackTrace("a", "b"))
                                .stepOptions(o -> o.nextAttemptDelaySeconds(7)),
                        u -> u.id("op-2")
                                .type("CONTEXT")
                                .action("SUCCEED")
                                .payload("{\"größe\":\"\uD83D\uDE00\"}")
                                .contextOptions(o -> o.replayChildren(true)),
                        u -> u.id("op-3")
                                .type("CALLBACK")
                                .action("START")
                                .callbackOptions(o -> o.timeoutSeconds(5).heartbeatTimeoutSeconds(0)),
                        u -> u.id("op-4").type("WAIT").action("START").waitOptions(o -> o.waitSeconds(60)),
                        u -> u.id("op-5")
                                .type("CHAINED_INVOKE")
                                .action("START")
                                .chainedInvokeOptions(
                                        o -> o.functionName("other:$LATEST").tenantId("t"))));

        assertThat(answer.checkpointToken()).isEqualTo("bmV3");
        assertThat(answer.newExecutionState().nextMarker()).isEqualTo("bWFyaw==");
        assertThat(answer.newExecutionState().operations()).singleElement().satisfies(o -> {
            assertThat(o.id()).isEqualTo("op-1");
            assertThat(o.parentId()).isEqualTo("ctx");
            assertThat(o.statusAsString()).isEqualTo("PENDING");
            assertThat(o.startTimestamp()).isEqualTo(START);
            assertThat(o.endTimestamp()).isNull();
            assertThat(o.stepDetails().attempt()).isEqualTo(1);
            assertThat(o.stepDetails().nextAttemptTimestamp()).isEqualTo(END);
            assertThat(o.stepDetails().error().errorType()).isEqualTo("Boom");
            assertThat(o.contextDetails()).isNull();
        });
        OperationUpdate step = new OperationUpdate(
                "op-1",
                "ctx",
                "charge card",
                OperationType.STEP,
                "Step",
                OperationAction.RETRY,
                null,
                new ErrorObject("it failed", "Boom", null, List.of("a", "b")),
                null,
                7,
                null,
                null,
                null);
        assertThat(fake.lastArguments("checkpoint").subList(0, 3)).containsExactly(ARN, "b2xk", "client-1");
        assertThat((List<?>) fake.lastArguments("checkpoint").get(3))
                .hasSize(5)
                .first()
                .isEqualTo(step);
        assertThat((List<?>) fake.lastArguments("checkpoint").get(3))
                .extracting("payload", "replayChildren", "waitSeconds")
                .contains(
                        org.assertj.core.groups.Tuple.tuple("{\"größe\":\"\uD83D\uDE00\"}", true, null),
                        org.assertj.core.groups.Tuple.tuple(null, null, 60));
    }

    @Test
    void theLastCheckpointOfAnExecutionHasNoToken() {
        fake.when("checkpoint", a -> new CheckpointAnswer(null, List.of(), null));

        HttpResponse<String> answer = api.raw("POST", PATH + "/checkpoint", "{\"CheckpointToken\":\"b2xk\"}");

        assertThat(answer.body()).isEqualTo("{\"NewExecutionState\":{\"Operations\":[]}}");
        assertThat(fake.lastArguments("checkpoint")).startsWith(ARN, "b2xk", null, List.of());
    }

    @Test
    void aHeldAnswerBeginsWithWhiteSpaceSoThatItsClientWaits() {
        fake.when("checkpoint", a -> {
            ((Runnable) a.get(4)).run();
            ((Runnable) a.get(4)).run();
            return new CheckpointAnswer("bmV4dA==", List.of(), null);
        });

        HttpResponse<String> answer = api.raw("POST", PATH + "/checkpoint", "{\"CheckpointToken\":\"b2xk\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("  {\"CheckpointToken\":\"bmV4dA==\",\"NewExecutionState\":{\"Operations\":[]}}");
    }

    @Test
    void aHeldAnswerThatIsRefusedAfterAllIsCutOff() {
        fake.when("checkpoint", a -> {
            ((Runnable) a.get(4)).run();
            throw LambdaFault.invalid("Invalid checkpoint token");
        });

        assertThatThrownBy(() -> api.raw("POST", PATH + "/checkpoint", "{\"CheckpointToken\":\"b2xk\"}"))
                .hasRootCauseInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}|InvalidParameterValueException|CheckpointToken is missing; it is required.
            {"CheckpointToken":"a-b"}|InvalidParameterValueException|CheckpointToken must match the pattern
            {"CheckpointToken":"QQ==","Updates":{}}|InvalidParameterValueException|Updates must be an array, not an object.
            {"CheckpointToken":"QQ==","Updates":[{}]}|InvalidParameterValueException|Operation update must have an Id. Updates[0].Id is missing.
            {"CheckpointToken":"QQ==","ClientToken":""}|InvalidParameterValueException|ClientToken must have 1 to 64 characters
            {"CheckpointToken":|InvalidRequestContentException|The request body is not valid JSON
            []|InvalidParameterValueException|The document must be an object, not an array.
            """)
    void aBadCheckpointIsRefusedWithItsFieldAndRule(String body, String error, String message) {
        HttpResponse<String> answer = api.raw("POST", PATH + "/checkpoint", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("X-Amzn-ErrorType")).contains(error);
        assertThat(answer.body())
                .startsWith("{\"Type\":\"User\",\"message\":\"")
                .contains(message);
        assertThat(fake.wasCalled("checkpoint")).isFalse();
    }

    @Test
    void aPageOfTheStateIsReadByTokenAndMarker() {
        fake.when("state", a -> new Page<>(List.of(STEP, STEP), "Mg=="));

        GetDurableExecutionStateResponse answer =
                api.lambda.getDurableExecutionState(r -> r.durableExecutionArn(ApiFixture.ARN)
                        .checkpointToken("a+b/c=")
                        .marker("M+/=")
                        .maxItems(2));

        assertThat(answer.operations()).hasSize(2);
        assertThat(answer.nextMarker()).isEqualTo("Mg==");
        assertThat(fake.lastArguments("state")).containsExactly(ARN, "a+b/c=", "M+/=", 2);
    }

    @Test
    void aStateRequestWithAMadeUpArnIsAnsweredAtOnceWithAClientError() {
        assertThatThrownBy(() -> api.lambda.getDurableExecutionState(r -> r.durableExecutionArn("arn:aws:lambda:dummy")
                        .checkpointToken("dummyToken")
                        .maxItems(0)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("DurableExecutionArn 'arn:aws:lambda:dummy' is not of the form");
    }

    @Test
    void anExecutionIsDescribedWhole() {
        fake.when("describe", a -> Descriptions.of(ExecutionStatus.SUCCEEDED, EventPayload.of("{\"ok\":true}"), null));

        GetDurableExecutionResponse answer = api.lambda.getDurableExecution(r -> r.durableExecutionArn(ApiFixture.ARN));

        assertThat(answer.durableExecutionArn()).isEqualTo(ApiFixture.ARN);
        assertThat(answer.durableExecutionName()).isEqualTo("run-1");
        assertThat(answer.functionArn()).isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST");
        assertThat(answer.version()).isEqualTo("$LATEST");
        assertThat(answer.statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(answer.startTimestamp()).isEqualTo(START);
        assertThat(answer.endTimestamp()).isEqualTo(END);
        assertThat(answer.inputPayload()).isEqualTo("{\"in\":1}");
        assertThat(answer.result()).isEqualTo("{\"ok\":true}");
        assertThat(answer.error()).isNull();
        assertThat(answer.executionDataIncluded()).isTrue();
        assertThat(answer.durableConfig().executionTimeout()).isEqualTo(86_400);
        assertThat(answer.durableConfig().retentionPeriodInDays()).isEqualTo(30);
    }

    @Test
    void withoutExecutionDataNoPayloadAndNoErrorLeaves() {
        fake.when(
                "describe",
                a -> Descriptions.of(
                        ExecutionStatus.FAILED,
                        null,
                        new ErrorObject("secret", "secret", "secret", List.of("secret"))));

        GetDurableExecutionResponse answer = api.lambda.getDurableExecution(
                r -> r.durableExecutionArn(ApiFixture.ARN).includeExecutionData(false));

        assertThat(answer.executionDataIncluded()).isFalse();
        assertThat(answer.inputPayload()).isNull();
        assertThat(answer.error()).isNull();
        assertThat(answer.statusAsString()).isEqualTo("FAILED");
    }

    @Test
    void historyIsPagedInBothDirectionsWithAndWithoutData() {
        EventHeader header = new EventHeader(3, START, "op-1", "charge", "ctx", "Step");
        fake.when(
                "history",
                a -> new Page<HistoryEvent>(
                        List.of(
                                new HistoryEvent.StepFailed(
                                        header,
                                        EventError.of(ErrorObject.of("Boom", "it failed")),
                                        new RetryDetails(1, 5)),
                                new HistoryEvent.StepStarted(header)),
                        "Mw=="));

        GetDurableExecutionHistoryResponse answer =
                api.lambda.getDurableExecutionHistory(r -> r.durableExecutionArn(ApiFixture.ARN)
                        .reverseOrder(true)
                        .maxItems(1000)
                        .marker("MQ=="));

        assertThat(fake.lastArguments("history")).containsExactly(ARN, true, "MQ==", 1000);
        assertThat(answer.nextMarker()).isEqualTo("Mw==");
        Event failed = answer.events().getFirst();
        assertThat(failed.eventId()).isEqualTo(3);
        assertThat(failed.eventTypeAsString()).isEqualTo("StepFailed");
        assertThat(failed.eventTimestamp()).isEqualTo(START);
        assertThat(failed.stepFailedDetails().error().payload().errorType()).isEqualTo("Boom");
        assertThat(failed.stepFailedDetails().error().truncated()).isFalse();
        assertThat(failed.stepFailedDetails().retryDetails().nextAttemptDelaySeconds())
                .isEqualTo(5);
        assertThat(answer.events().getLast().stepStartedDetails()).isNotNull();

        GetDurableExecutionHistoryResponse bare = api.lambda.getDurableExecutionHistory(
                r -> r.durableExecutionArn(ApiFixture.ARN).includeExecutionData(false));

        assertThat(fake.lastArguments("history")).containsExactly(ARN, false, null, 0);
        assertThat(bare.events().getFirst().stepFailedDetails().error().payload())
                .isNull();
    }

    @Test
    void allFiltersOfAListArePassed() {
        fake.when(
                "list",
                a -> new Page<>(
                        List.of(new ExecutionSummary(ARN, ExecutionStatus.STOPPED, START, END, false, null)), "Mg=="));

        ListDurableExecutionsByFunctionResponse answer = api.lambda.listDurableExecutionsByFunction(
                r -> r.functionName("arn:aws:lambda:us-east-1:123456789012:function:orders")
                        .qualifier("$LATEST")
                        .durableExecutionName("run-1")
                        .statusesWithStrings("STOPPED", "FAILED")
                        .startedAfter(START.minusSeconds(1))
                        .startedBefore(END)
                        .reverseOrder(true)
                        .marker("MQ==")
                        .maxItems(5));

        assertThat(fake.lastArguments("list"))
                .containsExactly(new ListRequest(
                        "orders",
                        "$LATEST",
                        "run-1",
                        Set.of(ExecutionStatus.STOPPED, ExecutionStatus.FAILED),
                        START.minusSeconds(1),
                        END,
                        true,
                        "MQ==",
                        5));
        assertThat(answer.nextMarker()).isEqualTo("Mg==");
        assertThat(answer.durableExecutions()).singleElement().satisfies(e -> {
            assertThat(e.durableExecutionArn()).isEqualTo(ApiFixture.ARN);
            assertThat(e.durableExecutionName()).isEqualTo("run-1");
            assertThat(e.functionArn()).endsWith(":function:orders:$LATEST");
            assertThat(e.statusAsString()).isEqualTo("STOPPED");
            assertThat(e.startTimestamp()).isEqualTo(START);
            assertThat(e.endTimestamp()).isEqualTo(END);
        });
    }

    @Test
    void aListOfARegisteredFunctionMayBeEmptyAndOneOfAnUnknownFunctionIsNotFound() {
        fake.when("list", a -> new Page<>(List.of(), null));
        fake.functions().register(FunctionConfig.durable("orders", new Code.InProcess(i -> new byte[0]), "x"));

        assertThat(api.lambda
                        .listDurableExecutionsByFunction(r -> r.functionName("orders"))
                        .durableExecutions())
                .isEmpty();
        assertThatThrownBy(() -> api.lambda.listDurableExecutionsByFunction(r -> r.functionName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Statuses=DONE|Statuses must be of RUNNING, SUCCEEDED, FAILED, TIMED_OUT, STOPPED; got 'DONE'.
            StartedAfter=yesterday|StartedAfter must be an ISO-8601 timestamp with an offset
            ReverseOrder=yes|ReverseOrder must be true or false; got 'yes'.
            MaxItems=1001|MaxItems must be a whole number from 0 to 1000
            MaxItems=-1|MaxItems must be a whole number from 0 to 1000
            MaxItems=1&MaxItems=2|MaxItems stands in the query 2 times; send it once.
            DurableExecutionName=a.b|DurableExecutionName must match the pattern [a-zA-Z0-9-_]+; got 'a.b'.
            Marker=%ff|The request's path and query must be percent-encoded UTF-8.
            Statuses=FAILED&Statuses=FAILED&Statuses=FAILED&Statuses=FAILED&Statuses=FAILED&Statuses=FAILED&Statuses=FAILED&Statuses=FAILED&Statuses=FAILED&Statuses=FAILED&Statuses=FAILED|Statuses must name at most 10; got 11.
            """)
    void aBadQueryIsRefusedByName(String query, String message) {
        HttpResponse<String> answer = api.raw("GET", "/2025-12-01/functions/orders/durable-executions?" + query, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("X-Amzn-ErrorType")).contains("InvalidParameterValueException");
        assertThat(answer.body()).contains(message);
    }

    @Test
    void timestampsInAQueryMayHaveAnyOffset() {
        fake.when(
                "list",
                a -> new Page<>(
                        List.of(new ExecutionSummary(ARN, ExecutionStatus.RUNNING, START, null, false, null)), null));

        HttpResponse<String> answer = api.raw(
                "GET",
                "/2025-12-01/functions/orders/durable-executions?StartedAfter=2026-03-04T06:06:07.089+01:00",
                "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(((ListRequest) fake.lastArguments("list").getFirst()).startedAfter())
                .isEqualTo(START);
        assertThat(answer.body()).contains("\"StartTimestamp\":1772600767.089").doesNotContain("EndTimestamp");
    }

    @Test
    void anExecutionIsStoppedWithAndWithoutAnError() {
        fake.when("stop", a -> END);

        assertThat(api.lambda
                        .stopDurableExecution(r -> r.durableExecutionArn(ApiFixture.ARN)
                                .error(e -> e.errorType("Human").errorData("{}")))
                        .stopTimestamp())
                .isEqualTo(END);
        assertThat(fake.lastArguments("stop")).containsExactly(ARN, new ErrorObject(null, "Human", "{}", null));

        assertThat(api.raw("POST", PATH + "/stop", "").statusCode()).isEqualTo(200);
        assertThat(fake.lastArguments("stop")).containsExactly(ARN, null);
        assertThat(api.raw("POST", PATH + "/stop", "\"enough\"").body())
                .contains("Error must be an object, not a string.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/history", "/state", "/checkpoint", "/stop"})
    void aWrongMethodIsNotAllowedAndTheRightOneIsNamed(String path) {
        HttpResponse<String> answer = api.raw("DELETE", PATH + path, "");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).isPresent();
        assertThat(answer.headers().firstValue("X-Amzn-ErrorType")).contains("MethodNotAllowedException");
    }

    @Test
    void theSegmentsOfAPathAreSplitBeforeTheyAreDecoded() {
        fake.when("describe", a -> Descriptions.of(ExecutionStatus.RUNNING, null, null));

        assertThat(api.raw("GET", PATH, "").statusCode()).isEqualTo(200);
        assertThat(api.raw("GET", "/2025-12-01/durable-executions/" + ApiFixture.ARN, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.raw("GET", "/2025-12-01/durable-executions/" + ApiFixture.ARN.replace("/", "%2F"), "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.raw("GET", PATH.replace("%", "%25"), "").statusCode()).isEqualTo(400);
        assertThat(api.raw("GET", "/2025-12-01/nothing", "").statusCode()).isEqualTo(404);
    }
}
