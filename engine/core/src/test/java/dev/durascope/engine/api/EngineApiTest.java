package dev.durascope.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.handler.CallbackConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CallbackTimeoutException;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.DurableExecutionAlreadyStartedException;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.Execution;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionHistoryResponse;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionStateResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListDurableExecutionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Every operation of the API against the real engine, by AWS's own client. */
@Timeout(120)
class EngineApiTest {
    private final EngineFixture engine = new EngineFixture();

    @AfterEach
    void close() {
        engine.close();
    }

    private void waitsForApproval(String name) {
        engine.durable(name, (input, context) -> {
            context.step("prepare", String.class, s -> "ready");
            return context.createCallback(
                            "approval", String.class, CallbackConfig.defaults().withTimeout(Duration.ofHours(1)))
                    .get();
        });
    }

    @Test
    void anExecutionRunsFromInvokeToItsHistory() {
        engine.functions.register(
                FunctionConfig.plain("tax", new Code.InProcess(i -> "19".getBytes(StandardCharsets.UTF_8)), "tax"));
        engine.durable("orders", (input, context) -> {
            Integer price = context.step("price", Integer.class, s -> 100);
            context.wait("cool down", Duration.ofHours(20));
            Integer tax = context.runInChildContext(
                    "taxes", Integer.class, child -> child.invoke("tax", "tax", price, Integer.class));
            return price + tax;
        });

        InvokeResponse answer = engine.lambda.invoke(r -> r.functionName("orders")
                .durableExecutionName("run-1")
                .payload(SdkBytes.fromUtf8String("{\"id\":\"größe\"}")));

        assertThat(answer.functionError()).isNull();
        assertThat(answer.payload().asUtf8String()).isEqualTo("119");
        String arn = answer.durableExecutionArn();
        GetDurableExecutionResponse execution = engine.lambda.getDurableExecution(r -> r.durableExecutionArn(arn));
        assertThat(execution.statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(execution.inputPayload()).isEqualTo("{\"id\":\"größe\"}");
        assertThat(execution.result()).isEqualTo("119");
        assertThat(execution.durableExecutionName()).isEqualTo("run-1");
        assertThat(execution.endTimestamp()).isAfter(execution.startTimestamp().plus(Duration.ofHours(20)));
        List<Event> events = engine.lambda
                .getDurableExecutionHistory(r -> r.durableExecutionArn(arn))
                .events();
        assertThat(events)
                .extracting(Event::eventId)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events)
                .extracting(Event::eventTypeAsString)
                .startsWith("ExecutionStarted", "StepStarted", "StepSucceeded", "WaitStarted", "InvocationCompleted")
                .contains("WaitSucceeded", "ContextStarted", "ChainedInvokeStarted", "ChainedInvokeSucceeded")
                .endsWith("InvocationCompleted", "ExecutionSucceeded");
        assertThat(events.getFirst().executionStartedDetails().input().payload())
                .isEqualTo("{\"id\":\"größe\"}");
    }

    @Test
    void aFunctionHasOneVersionAndNoAlias() {
        engine.durable("orders", (input, context) -> "1");
        FunctionConfiguration version = engine.lambda
                .listVersionsByFunction(r -> r.functionName("orders"))
                .versions()
                .getFirst();
        assertThat(version.version()).isEqualTo("$LATEST");
        assertThat(version.functionArn()).endsWith(":function:orders:$LATEST");
        assertThat(version.durableConfig().retentionPeriodInDays()).isPositive();
        assertThat(version.environment()).isNull();
        assertThat(engine.lambda.listAliases(r -> r.functionName("orders")).aliases())
                .isEmpty();
        assertThatThrownBy(() -> engine.lambda.listAliases(r -> r.functionName("nothing")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found");
    }

    @Test
    void aHandlersFailureIsAFunctionErrorWithItsType() {
        engine.durable("orders", (input, context) -> {
            throw new IllegalStateException("no stock");
        });

        InvokeResponse answer = engine.lambda.invoke(r -> r.functionName("orders"));

        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String())
                .contains("\"errorMessage\":\"no stock\"")
                .contains("IllegalState");
        GetDurableExecutionResponse execution =
                engine.lambda.getDurableExecution(r -> r.durableExecutionArn(answer.durableExecutionArn()));
        assertThat(execution.statusAsString()).isEqualTo("FAILED");
        assertThat(execution.error().errorMessage()).isEqualTo("no stock");
        assertThat(execution.result()).isNull();
    }

    @Test
    void historyIsTheSameInPagesOfAnySizeAndInBothDirections() {
        engine.durable("orders", (input, context) -> {
            for (int i = 0; i < 8; i++) {
                context.step("step " + i, Integer.class, s -> 1);
            }
            return null;
        });
        InvokeResponse invoked = engine.lambda.invoke(r -> r.functionName("orders"));
        assertThat(invoked.payload().asUtf8String()).isEqualTo("null");
        String arn = invoked.durableExecutionArn();
        List<Integer> all =
                engine
                        .lambda
                        .getDurableExecutionHistory(
                                r -> r.durableExecutionArn(arn).maxItems(1000))
                        .events()
                        .stream()
                        .map(Event::eventId)
                        .toList();

        assertThat(all).hasSize(19);
        for (int size : new int[] {1, 3, 19, 20}) {
            assertThat(pages(arn, size, false)).isEqualTo(all);
            assertThat(pages(arn, size, true)).isEqualTo(all.reversed());
        }
        assertThatThrownBy(() -> engine.lambda.getDurableExecutionHistory(
                        r -> r.durableExecutionArn(arn).marker("nonsense")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Marker");
    }

    private List<Integer> pages(String arn, int size, boolean reverse) {
        List<Integer> ids = new ArrayList<>();
        AtomicReference<String> marker = new AtomicReference<>();
        do {
            GetDurableExecutionHistoryResponse page =
                    engine.lambda.getDurableExecutionHistory(r -> r.durableExecutionArn(arn)
                            .maxItems(size)
                            .reverseOrder(reverse)
                            .marker(marker.get()));
            assertThat(page.events()).hasSizeLessThanOrEqualTo(size);
            page.events().forEach(e -> ids.add(e.eventId()));
            marker.set(page.nextMarker());
        } while (marker.get() != null);
        return ids;
    }

    @Test
    void withoutExecutionDataHistoryHoldsNoPayloadAndNoError() {
        engine.durable("orders", (input, context) -> {
            context.step("secret step", String.class, s -> "top-secret");
            throw new IllegalStateException("top-secret");
        });
        String arn = engine.lambda
                .invoke(r -> r.functionName("orders").payload(SdkBytes.fromUtf8String("\"top-secret\"")))
                .durableExecutionArn();

        assertThat(engine.lambda
                        .getDurableExecutionHistory(
                                r -> r.durableExecutionArn(arn).includeExecutionData(false))
                        .events())
                .noneMatch(e -> e.toString().contains("top-secret"))
                .anySatisfy(e -> assertThat(e.executionFailedDetails()).isNotNull());
        assertThat(engine.api
                        .raw(
                                "GET",
                                "/2025-12-01/durable-executions/" + UriText.encode(arn, "")
                                        + "/history?IncludeExecutionData=false",
                                "")
                        .body())
                .doesNotContain("top-secret")
                .contains("\"StepStartedDetails\":{}");
    }

    @Test
    void callbacksSucceedFailAndTimeOut() {
        waitsForApproval("orders");

        String approved = engine.start("orders");
        String id = engine.callbackId(approved);
        engine.lambda.sendDurableExecutionCallbackHeartbeat(r -> r.callbackId(id));
        engine.lambda.sendDurableExecutionCallbackSuccess(
                r -> r.callbackId(id).result(SdkBytes.fromUtf8String("\"yes\"")));
        EngineFixture.until(() -> engine.status(approved).equals("SUCCEEDED"));
        assertThat(engine.lambda
                        .getDurableExecution(r -> r.durableExecutionArn(approved))
                        .result())
                .isEqualTo("\"yes\"");
        assertThatThrownBy(() -> engine.lambda.sendDurableExecutionCallbackSuccess(r -> r.callbackId(id)))
                .isInstanceOf(CallbackTimeoutException.class);

        String rejected = engine.start("orders");
        String rejectedId = engine.callbackId(rejected);
        engine.lambda.sendDurableExecutionCallbackFailure(
                r -> r.callbackId(rejectedId).error(e -> e.errorType("Rejected").errorMessage("no")));
        EngineFixture.until(() -> engine.status(rejected).equals("FAILED"));

        String expired = engine.start("orders");
        String expiredId = engine.callbackId(expired);
        engine.executor.expireCallback(
                EngineFixture.parsed(expired),
                engine.lambda.getDurableExecutionHistory(r -> r.durableExecutionArn(expired)).events().stream()
                        .filter(e -> e.callbackStartedDetails() != null)
                        .findFirst()
                        .orElseThrow()
                        .id());
        EngineFixture.until(() -> engine.status(expired).equals("FAILED"));
        assertThatThrownBy(() -> engine.lambda.sendDurableExecutionCallbackSuccess(r -> r.callbackId(expiredId)))
                .isInstanceOf(CallbackTimeoutException.class);
        assertThatThrownBy(() -> engine.lambda.sendDurableExecutionCallbackHeartbeat(r -> r.callbackId("QUJD")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void anEmptyCallbackResultIsNull() {
        waitsForApproval("orders");
        String arn = engine.start("orders");
        String id = engine.callbackId(arn);

        engine.lambda.sendDurableExecutionCallbackSuccess(r -> r.callbackId(id));

        EngineFixture.until(() -> engine.status(arn).equals("SUCCEEDED"));
        assertThat(engine.lambda.getDurableExecutionHistory(r -> r.durableExecutionArn(arn)).events().stream()
                        .filter(e -> e.callbackSucceededDetails() != null))
                .singleElement()
                .satisfies(e -> assertThat(e.callbackSucceededDetails().result().payload())
                        .isNull());
    }

    @Test
    void aStoppedExecutionAnswersItsFirstStopAndItsWaitingCaller() throws Exception {
        waitsForApproval("orders");
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<InvokeResponse> caller = pool.submit(
                    () -> engine.lambda.invoke(r -> r.functionName("orders").durableExecutionName("a")));
            EngineFixture.until(() -> !executions().isEmpty());
            String arn = executions().getFirst().durableExecutionArn();
            String id = engine.callbackId(arn);

            Instant first = engine.lambda
                    .stopDurableExecution(r -> r.durableExecutionArn(arn)
                            .error(e -> e.errorType("Human").errorMessage("enough")))
                    .stopTimestamp();

            assertThat(engine.lambda
                            .stopDurableExecution(r -> r.durableExecutionArn(arn))
                            .stopTimestamp())
                    .isEqualTo(first);
            assertThat(engine.status(arn)).isEqualTo("STOPPED");
            assertThat(caller.get().functionError()).isEqualTo("Unhandled");
            assertThat(caller.get().payload().asUtf8String())
                    .isEqualTo("{\"errorMessage\":\"enough\",\"errorType\":\"Human\"}");
            assertThatThrownBy(() -> engine.lambda.sendDurableExecutionCallbackSuccess(r -> r.callbackId(id)))
                    .isInstanceOf(CallbackTimeoutException.class);
        }
    }

    private List<Execution> executions() {
        return engine.lambda
                .listDurableExecutionsByFunction(r -> r.functionName("orders"))
                .durableExecutions();
    }

    @Test
    @SuppressWarnings("unchecked") // the SDK takes its updates as a generic array
    void checkpointsAndStateObeyTheirTokens() {
        AtomicReference<List<Object>> seen = new AtomicReference<>(List.of());
        engine.script("orders", (envelope, worker) -> {
            List<Object> facts = new ArrayList<>();
            String arn = envelope.durableExecutionArn();
            String first = envelope.checkpointToken();
            List<OperationUpdate> updates = IntStream.range(0, 250)
                    .mapToObj(i -> OperationUpdate.builder()
                            .id("step-" + i)
                            .name("step " + i)
                            .type("STEP")
                            .action("SUCCEED")
                            .payload("\"" + i + "\"")
                            .build())
                    .toList();
            CheckpointDurableExecutionResponse answer =
                    worker.checkpointDurableExecution(r -> r.durableExecutionArn(arn)
                            .checkpointToken(first)
                            .clientToken("c1")
                            .updates(updates));
            facts.add(answer.newExecutionState().operations().size());
            CheckpointDurableExecutionResponse repeated =
                    worker.checkpointDurableExecution(r -> r.durableExecutionArn(arn)
                            .checkpointToken(first)
                            .clientToken("c1")
                            .updates(updates));
            facts.add(repeated.checkpointToken().equals(answer.checkpointToken()));
            facts.add(refusal(() -> worker.checkpointDurableExecution(
                    r -> r.durableExecutionArn(arn).checkpointToken(first).clientToken("c2"))));
            facts.add(refusal(() -> worker.checkpointDurableExecution(r -> r.durableExecutionArn(arn)
                    .checkpointToken(answer.checkpointToken())
                    .updates(u -> u.id("w").type("WAIT").action("SUCCEED")))));
            List<String> ids = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            AtomicReference<String> marker = new AtomicReference<>();
            do {
                GetDurableExecutionStateResponse page = worker.getDurableExecutionState(r -> r.durableExecutionArn(arn)
                        .checkpointToken(answer.checkpointToken())
                        .marker(marker.get())
                        .maxItems(100));
                page.operations().stream().map(Operation::id).forEach(ids::add);
                sizes.add(page.operations().size());
                marker.set(page.nextMarker());
            } while (marker.get() != null);
            facts.add(sizes);
            facts.add(new HashSet<>(ids).size());
            facts.add(ids.getFirst().equals(arn.substring(arn.lastIndexOf('/') + 1)));
            CheckpointDurableExecutionResponse last = worker.checkpointDurableExecution(r -> r.durableExecutionArn(arn)
                    .checkpointToken(answer.checkpointToken())
                    .updates(
                            u -> u.id("end").type("EXECUTION").action("SUCCEED").payload("\"large\"")));
            facts.add(String.valueOf(last.checkpointToken()));
            seen.set(facts);
            return new HandlerOutput(HandlerOutput.Status.SUCCEEDED, "", null);
        });

        InvokeResponse answer = engine.lambda.invoke(r -> r.functionName("orders"));

        assertThat(answer.payload().asUtf8String()).isEqualTo("\"large\"");
        assertThat(seen.get())
                .containsExactly(
                        250,
                        true,
                        "Invalid checkpoint token",
                        seen.get().get(3),
                        List.of(100, 100, 51),
                        251,
                        true,
                        "null");
        assertThat(String.valueOf(seen.get().get(3))).startsWith("A WAIT can only be");
    }

    private static String refusal(Runnable call) {
        try {
            call.run();
            return "accepted";
        } catch (InvalidParameterValueException e) {
            return e.awsErrorDetails().errorMessage();
        }
    }

    @Test
    void anUnknownExecutionIsInvalidForHandlersAndNotFoundForOthers() {
        String arn = ApiFixture.ARN;

        assertThatThrownBy(() -> engine.lambda.checkpointDurableExecution(
                        r -> r.durableExecutionArn(arn).checkpointToken("QUJD")))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> engine.lambda.getDurableExecutionState(r ->
                        r.durableExecutionArn(arn).checkpointToken("dummyToken").maxItems(0)))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> engine.lambda.getDurableExecution(r -> r.durableExecutionArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> engine.lambda.getDurableExecutionHistory(r -> r.durableExecutionArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> engine.lambda.stopDurableExecution(r -> r.durableExecutionArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void executionsAreListedByEveryFilterInPages() {
        engine.durable("orders", (input, context) -> {
            if (Boolean.TRUE.equals(input)) {
                throw new IllegalStateException("asked for");
            }
            return input;
        });
        for (int i = 0; i < 7; i++) {
            String name = "run-" + i;
            String input = i % 3 == 0 ? "true" : "false";
            engine.lambda.invoke(
                    r -> r.functionName("orders").durableExecutionName(name).payload(SdkBytes.fromUtf8String(input)));
        }

        assertThat(names(ListFilter.none()))
                .containsExactly("run-6", "run-5", "run-4", "run-3", "run-2", "run-1", "run-0");
        assertThat(names(r -> r.reverseOrder(true))).startsWith("run-0").endsWith("run-6");
        assertThat(names(r -> r.statusesWithStrings("FAILED"))).containsExactly("run-6", "run-3", "run-0");
        assertThat(names(r -> r.statusesWithStrings("FAILED", "SUCCEEDED"))).hasSize(7);
        assertThat(names(r -> r.statusesWithStrings("STOPPED"))).isEmpty();
        assertThat(names(r -> r.durableExecutionName("run-4"))).containsExactly("run-4");
        assertThat(names(r -> r.maxItems(2))).hasSize(7);
        assertThat(names(r -> r.maxItems(3).reverseOrder(true)))
                .startsWith("run-0")
                .hasSize(7);
        Instant fourth = engine.lambda
                .listDurableExecutionsByFunction(r -> r.functionName("orders").durableExecutionName("run-4"))
                .durableExecutions()
                .getFirst()
                .startTimestamp();
        assertThat(names(r -> r.startedAfter(fourth.minusMillis(1))))
                .contains("run-4", "run-6")
                .doesNotContain("run-0");
        assertThat(names(r -> r.startedBefore(fourth))).contains("run-0").doesNotContain("run-4", "run-6");
    }

    private interface ListFilter
            extends java.util.function.Consumer<
                    software.amazon.awssdk.services.lambda.model.ListDurableExecutionsByFunctionRequest.Builder> {
        static ListFilter none() {
            return r -> {};
        }
    }

    private List<String> names(ListFilter filter) {
        List<String> names = new ArrayList<>();
        AtomicReference<String> marker = new AtomicReference<>();
        do {
            ListDurableExecutionsByFunctionResponse page = engine.lambda.listDurableExecutionsByFunction(r -> {
                filter.accept(r.functionName("orders"));
                r.marker(marker.get());
            });
            page.durableExecutions().forEach(e -> names.add(e.durableExecutionName()));
            marker.set(page.nextMarker());
        } while (marker.get() != null);
        return names;
    }

    @Test
    void aNameStartsOneExecutionHoweverManyAskAtOnce() throws Exception {
        waitsForApproval("orders");
        Callable<String> start = () -> engine.lambda
                .invoke(r -> r.functionName("orders")
                        .invocationType("Event")
                        .durableExecutionName("only-one")
                        .payload(SdkBytes.fromUtf8String("{\"a\":1}")))
                .durableExecutionArn();

        Set<String> arns = atOnce(24, start);

        assertThat(arns).hasSize(1);
        assertThatThrownBy(() -> engine.lambda.invoke(r -> r.functionName("orders")
                        .invocationType("Event")
                        .durableExecutionName("only-one")
                        .payload(SdkBytes.fromUtf8String("{\"a\":2}"))))
                .isInstanceOf(DurableExecutionAlreadyStartedException.class);
    }

    @Test
    void manyExecutionsRunAtOnce() throws Exception {
        engine.durable("orders", (input, context) -> {
            int sum = 0;
            for (int i = 0; i < 5; i++) {
                sum += context.step("add", Integer.class, s -> 1);
            }
            context.wait("most of a day", Duration.ofHours(15));
            return sum;
        });

        Set<String> results = atOnce(
                32,
                () -> engine.lambda
                        .invoke(r -> r.functionName("orders"))
                        .payload()
                        .asUtf8String());

        assertThat(results).containsExactly("5");
        assertThat(names(r -> r.statusesWithStrings("SUCCEEDED"))).hasSize(32);
    }

    private static <T> Set<T> atOnce(int times, Callable<T> task) throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all =
                    pool.invokeAll(IntStream.range(0, times).mapToObj(i -> task).toList());
            return all.stream().map(Future::resultNow).collect(Collectors.toSet());
        }
    }

    @Test
    void aPayloadOfSixMegabytesGoesInAndComesOut() {
        engine.durable("echo", (input, context) -> input);
        String payload = "\"" + "ü".repeat((6 << 20) / 2 - 40) + "\"";

        InvokeResponse answer =
                engine.lambda.invoke(r -> r.functionName("echo").payload(SdkBytes.fromUtf8String(payload)));

        assertThat(answer.functionError()).isNull();
        assertThat(answer.payload().asUtf8String()).isEqualTo(payload);
    }

    @Test
    void aPlainFunctionAndADryRunStartNoExecution() {
        engine.functions.register(FunctionConfig.plain(
                "orders",
                new Code.InProcess(i -> new String(i.payload(), StandardCharsets.UTF_8)
                        .toUpperCase(java.util.Locale.ROOT)
                        .getBytes(StandardCharsets.UTF_8)),
                "x"));

        assertThat(engine.lambda
                        .invoke(r -> r.functionName("orders").payload(SdkBytes.fromUtf8String("\"a\"")))
                        .payload()
                        .asUtf8String())
                .isEqualTo("\"A\"");
        assertThat(engine.lambda
                        .invoke(r -> r.functionName("orders").invocationType("DryRun"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(executions()).isEmpty();
    }
}
