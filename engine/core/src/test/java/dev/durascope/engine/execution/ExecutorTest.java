package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.context;
import static dev.durascope.engine.execution.EngineHarness.failed;
import static dev.durascope.engine.execution.EngineHarness.invoke;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExecutorTest {
    private final EngineHarness engine = EngineHarness.skipping();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aStepIsRecordedBeforeTheInvocationThatMadeItAndTheEnd() throws Exception {
        engine.durable("f", call -> {
            call.checkpoint(step("s").start());
            call.checkpoint(step("s").succeed("\"done\""));
            return succeeded("\"ok\"");
        });
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(end.facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.facts().result().payload()).isEqualTo("\"ok\"");
        assertThat(engine.eventTypes(end.arn()))
                .containsExactly(
                        "ExecutionStarted",
                        "StepStarted",
                        "StepSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
        HistoryEvent.StepSucceeded succeeded =
                (HistoryEvent.StepSucceeded) engine.events(end.arn()).get(2);
        assertThat(succeeded.retry().currentAttempt()).isEqualTo(1);
        assertThat(succeeded.retry().nextAttemptDelaySeconds()).isNull();
    }

    @Test
    void aWaitSuspendsAndSkippingCrossesItBetweenInvocations() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 3600));
                return pending();
            }
            assertThat(call.operation("w").status()).isEqualTo(OperationStatus.SUCCEEDED);
            assertThat(call.envelope.updatedOperationIds()).containsExactly("w");
            return succeeded(null);
        });
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(engine.eventTypes(end.arn()))
                .containsExactly(
                        "ExecutionStarted",
                        "WaitStarted",
                        "InvocationCompleted",
                        "WaitSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
        assertThat(Duration.between(end.facts().start(), end.facts().end()))
                .isBetween(Duration.ofSeconds(3600), Duration.ofSeconds(3620));
        assertThat(engine.state(end.arn()).jumpedTotal()).isBetween(Duration.ofSeconds(3580), Duration.ofSeconds(3600));
    }

    @Test
    void aRetriedStepCountsItsAttemptsAndBecomesReadyBeforeItIsStartedAgain() throws Exception {
        engine.durable("f", call -> {
            Operation s = call.operation("s");
            if (s == null) {
                call.checkpoint(step("s").start(), step("s").retry("Flaky", 7));
                return pending();
            }
            assertThat(s.status()).isEqualTo(OperationStatus.READY);
            assertThat(((OperationDetails.Step) s.details()).attempt()).isEqualTo(1);
            call.checkpoint(step("s").start());
            call.checkpoint(step("s").succeed("1"));
            return succeeded("1");
        });
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(engine.eventTypes(end.arn()))
                .containsExactly(
                        "ExecutionStarted",
                        "StepStarted",
                        "StepFailed",
                        "InvocationCompleted",
                        "StepStarted",
                        "StepSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
        OperationState s = engine.state(end.arn()).operation("s");
        assertThat(s.attempts()).hasSize(2);
        assertThat(s.attempts().get(0).nextDelaySeconds()).isEqualTo(7);
        assertThat(s.attempts().get(0).error().errorType()).isEqualTo("Flaky");
        assertThat(s.attempts().get(1).number()).isEqualTo(2);
        assertThat(s.attempts().get(1).invocation()).isEqualTo(2);
        assertThat(s.duration()).as("a jump is nobody's work").isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aConditionPollKeepsItsStateAsResultUntilTheNextAttempt() throws Exception {
        engine.durable("f", call -> {
            Operation s = call.operation("c");
            if (s == null) {
                call.checkpoint(step("c").start(), step("c").poll("{\"n\":1}", 5));
                return pending();
            }
            assertThat(s.details().result()).isEqualTo("{\"n\":1}");
            CheckpointAnswer started = call.checkpoint(step("c").start());
            assertThat(started.operations().getFirst().details().result()).isEqualTo("{\"n\":1}");
            call.checkpoint(step("c").succeed("2"));
            return succeeded("2");
        });
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(engine.eventTypes(end.arn()))
                .containsSubsequence(
                        "StepStarted", "StepSucceeded", "InvocationCompleted", "StepStarted", "StepSucceeded");
    }

    @Test
    void anInvocationThatFailsIsRetriedAndFiveInARowHoldTheExecution() throws Exception {
        AtomicInteger invocations = new AtomicInteger();
        AtomicReference<Boolean> mended = new AtomicReference<>(false);
        engine.durable("f", call -> {
            invocations.incrementAndGet();
            if (!mended.get()) {
                throw new IllegalStateException("broken");
            }
            return succeeded("1");
        });
        ExecutionArn arn = engine.start("f", "{}");
        EngineHarness.await(
                "held", () -> engine.executor.executions().getFirst().held());
        assertThat(invocations).hasValue(5);
        assertThat(engine.executor.describe(arn).facts().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(engine.executor.describe(arn).facts().heldError().errorMessage())
                .isEqualTo("broken");
        assertThat(engine.executor.standing(arn).waitingFor().stream().map(Waiting::kind))
                .containsExactly(Waiting.Kind.HELD);
        mended.set(true);
        engine.executor.resume(arn);
        assertThat(engine.executor.ended(arn).get(20, TimeUnit.SECONDS).facts().status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(engine.eventTypes(arn).stream().filter("InvocationCompleted"::equals))
                .hasSize(6);
    }

    @Test
    void pendingWithNothingPendingFailsTheExecutionWithTheReason() throws Exception {
        engine.durable("f", call -> pending());
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(end.facts().status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.facts().error().errorMessage())
                .isEqualTo("Cannot return PENDING status with no pending operations.");
        HistoryEvent.InvocationCompleted completed =
                (HistoryEvent.InvocationCompleted) engine.events(end.arn()).get(1);
        assertThat(completed.error().payload().errorMessage()).startsWith("Cannot return PENDING");
    }

    @Test
    void aHandlerThatSuspendsForWhatItWasJustToldIsInvokedAgainOnce() throws Exception {
        engine.functions.register(FunctionConfig.plain("p", new Code.InProcess(i -> "1".getBytes()), "h"));
        AtomicInteger invocations = new AtomicInteger();
        engine.durable("f", call -> {
            if (invocations.incrementAndGet() == 1) {
                call.checkpoint(invoke("i", "p", null));
                EngineHarness.await(
                        "an answer that tells the end",
                        () -> call.checkpoint().operations().stream()
                                .anyMatch(operation -> operation.status() == OperationStatus.SUCCEEDED));
            }
            return pending();
        });
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(invocations).hasValue(2);
        assertThat(end.facts().error().errorMessage())
                .isEqualTo("Cannot return PENDING status with no pending operations.");
    }

    @Test
    void aPlainHandlerRegisteredAsDurableIsToldByName() throws Exception {
        engine.functions.register(
                FunctionConfig.durable("plain", new Code.InProcess(i -> "{\"hello\":1}".getBytes()), "h"));
        ExecutionDescription end = engine.run("plain", "{}");
        assertThat(end.facts().status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.facts().error().errorMessage()).contains("Status").contains("plain");
    }

    @Test
    void stoppingEndsTheExecutionAtOnceAndDiscardsWhatTheHandlerStillSays() throws Exception {
        AtomicReference<ExecutionArn> arn = new AtomicReference<>();
        engine.durable("f", call -> {
            call.checkpoint(step("s").start());
            arn.set(call.arn);
            EngineHarness.await(
                    "stopped",
                    () -> engine.executor.describe(call.arn).facts().status().isTerminal());
            assertThatThrownBy(() -> call.checkpoint(step("s").succeed("1"))).hasMessage("Invalid checkpoint token");
            return failed("Stale", "token");
        });
        ExecutionArn started = engine.start("f", "{}");
        EngineHarness.await("running", () -> arn.get() != null);
        var first = engine.executor.stop(started, ErrorObject.of("Why", "because"));
        assertThat(engine.executor.stop(started, null)).isEqualTo(first);
        ExecutionDescription end = engine.executor.ended(started).get(20, TimeUnit.SECONDS);
        assertThat(end.facts().status()).isEqualTo(ExecutionStatus.STOPPED);
        assertThat(engine.state(started).operation("s").operation().status()).isEqualTo(OperationStatus.STARTED);
        assertThat(engine.eventTypes(started).getLast()).isEqualTo("ExecutionStopped");
        assertThat(engine.state(started).invocations().getFirst().status()).isEqualTo("DISCARDED");
    }

    @Test
    void theSameNameAndInputAnswerTheSameExecutionAndAnotherInputIsRefused() {
        engine.durable("f", call -> succeeded("1"));
        StartRequest request = new StartRequest("f", "$LATEST", "order-1", "{\"a\":1}", null, null);
        ExecutionArn first = engine.executor.start(request);
        assertThat(engine.executor.start(request)).isEqualTo(first);
        assertThatThrownBy(() -> engine.executor.start(new StartRequest("f", "$LATEST", "order-1", "{}", null, null)))
                .isInstanceOfSatisfying(
                        LambdaFault.class,
                        f -> assertThat(f.type()).isEqualTo(FaultType.DURABLE_EXECUTION_ALREADY_STARTED));
    }

    @Test
    void childrenOfACompletedContextAreLeftOutOfTheStateUnlessTheyAreReplayed() throws Exception {
        AtomicReference<List<String>> seen = new AtomicReference<>();
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(
                        context("gone").start(),
                        step("gone-step").in("gone").start(),
                        context("kept").start(),
                        step("kept-step").in("kept").start());
                call.checkpoint(
                        step("gone-step").in("gone").succeed("1"),
                        context("gone").succeed("1"),
                        step("kept-step").in("kept").succeed("1"),
                        context("kept").succeedReplayingChildren(""),
                        waitFor("w", 1));
                return pending();
            }
            seen.set(call.envelope.operations().stream().map(Operation::id).toList());
            return succeeded(null);
        });
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(seen.get()).containsExactly(end.arn().id(), "gone", "kept", "kept-step", "w");
    }

    @Test
    void anExecutionTimesOutOnTheVirtualClockWhenItsTimerIsFired() throws Exception {
        engine.functions.register(engine.durable("f", call -> {
                    call.checkpoint(callback("cb", null, null));
                    return pending();
                })
                .withDurable(new DurableConfig(50, 1)));
        ExecutionArn arn = engine.start("f", "{}");
        EngineHarness.await("suspended", () -> engine.eventTypes(arn).contains("InvocationCompleted"));
        engine.executor.fireNextTimer(arn);
        ExecutionDescription end = engine.executor.ended(arn).get(20, TimeUnit.SECONDS);
        assertThat(end.facts().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(engine.eventTypes(arn).getLast()).isEqualTo("ExecutionTimedOut");
    }

    @Test
    void listsArePagedAndFilteredAndKeepTheirPlace() throws Exception {
        engine.durable("f", call -> succeeded("1"));
        for (int i = 0; i < 5; i++) {
            engine.run("f", Integer.toString(i));
        }
        ListRequest two = new ListRequest("f", "$LATEST", null, java.util.Set.of(), null, null, false, null, 2);
        Page<ExecutionSummary> first = engine.executor.list(two);
        assertThat(first.items()).hasSize(2);
        Page<ExecutionSummary> second = engine.executor.list(
                new ListRequest("f", "$LATEST", null, java.util.Set.of(), null, null, false, first.nextMarker(), 4));
        assertThat(second.items()).hasSize(3).doesNotContainAnyElementsOf(first.items());
        assertThat(second.nextMarker()).isNull();
        assertThat(engine.executor
                        .list(new ListRequest(
                                "f",
                                "$LATEST",
                                null,
                                java.util.Set.of(ExecutionStatus.RUNNING),
                                null,
                                null,
                                true,
                                null,
                                0))
                        .items())
                .isEmpty();
    }
}
