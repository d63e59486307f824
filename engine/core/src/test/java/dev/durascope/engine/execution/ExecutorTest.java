package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.context;
import static dev.durascope.engine.execution.EngineHarness.execution;
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
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
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
        assertThat(engine.state(end.arn()).jumpedTotal()).isBetween(Duration.ofSeconds(3590), Duration.ofSeconds(3600));
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
    void aPlainHandlerRegisteredAsDurableIsToldByName() throws Exception {
        engine.functions.register(
                FunctionConfig.durable("plain", new Code.InProcess(i -> "{\"hello\":1}".getBytes()), "h"));
        ExecutionDescription end = engine.run("plain", "{}");
        assertThat(end.facts().status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.facts().error().errorMessage()).contains("Status").contains("plain");
    }

    @Test
    void aCallbackHoldsSkippingAndItsAnswerResumes() throws Exception {
        AtomicReference<String> id = new AtomicReference<>();
        engine.durable("f", call -> {
            Operation cb = call.operation("cb");
            if (cb == null) {
                CheckpointAnswer answer = call.checkpoint(callback("cb", 60, 30), waitFor("w", 5));
                id.set(((OperationDetails.Callback)
                                answer.operations().getFirst().details())
                        .callbackId());
                return pending();
            }
            return succeeded(cb.details().result());
        });
        ExecutionArn arn = engine.start("f", "{}");
        EngineHarness.await("suspended", () -> engine.eventTypes(arn).contains("InvocationCompleted"));
        assertThat(engine.executor.standing(arn).isStuckWithoutOutsideWorld()).isTrue();
        assertThat(engine.state(arn).jumpedTotal()).isZero();
        engine.executor.callbackHeartbeat(id.get());
        engine.executor.callbackSucceeded(id.get(), "\"yes\"");
        ExecutionDescription end = engine.executor.ended(arn).get(20, TimeUnit.SECONDS);
        assertThat(end.facts().result().payload()).isEqualTo("\"yes\"");
        assertThat(engine.eventTypes(arn))
                .containsExactly(
                        "ExecutionStarted",
                        "CallbackStarted",
                        "WaitStarted",
                        "InvocationCompleted",
                        "CallbackSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
        assertThatThrownBy(() -> engine.executor.callbackSucceeded(id.get(), "1"))
                .isInstanceOf(LambdaFault.class)
                .hasMessageContaining("already ended");
        assertThatThrownBy(() -> engine.executor.callbackHeartbeat("bm9uZQ=="))
                .isInstanceOfSatisfying(
                        LambdaFault.class, f -> assertThat(f.type()).isEqualTo(FaultType.RESOURCE_NOT_FOUND));
    }

    @Test
    void firingTheNextTimerCrossesAHeartbeatDeadlineWhichSkippingDoesNot() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("cb") == null) {
                call.checkpoint(callback("cb", 600, 30));
                return pending();
            }
            return failed("Callback", call.operation("cb").details().error().errorType());
        });
        ExecutionArn arn = engine.start("f", "{}");
        EngineHarness.await("suspended", () -> engine.eventTypes(arn).contains("InvocationCompleted"));
        assertThat(engine.executor.fireNextTimer(arn)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
        ExecutionDescription end = engine.executor.ended(arn).get(20, TimeUnit.SECONDS);
        assertThat(end.facts().error().errorMessage()).isEqualTo("Callback.Heartbeat");
        assertThat(engine.eventTypes(arn)).contains("CallbackTimedOut");
    }

    @Test
    void aCallbackWhoseTwoDeadlinesFallTogetherTimesOutOnce() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("cb") == null) {
                call.checkpoint(callback("cb", 30, 30));
                return pending();
            }
            return succeeded("1");
        });
        ExecutionArn arn = engine.start("f", "{}");
        EngineHarness.await("suspended", () -> engine.eventTypes(arn).contains("InvocationCompleted"));
        engine.executor.fireNextTimer(arn);
        engine.executor.ended(arn).get(20, TimeUnit.SECONDS);
        assertThat(engine.eventTypes(arn)).containsOnlyOnce("CallbackTimedOut");
    }

    @Test
    void anExpiredCallbackIsTimedOutAndAnswersToItAreRefusedByName() throws Exception {
        AtomicReference<String> id = new AtomicReference<>();
        engine.durable("f", call -> {
            if (call.operation("cb") == null) {
                CheckpointAnswer answer = call.checkpoint(callback("cb", null, null), waitFor("w", 600));
                id.set(((OperationDetails.Callback)
                                answer.operations().getFirst().details())
                        .callbackId());
            }
            return call.operation("w") != null && call.operation("w").status().isTerminal()
                    ? succeeded(null)
                    : pending();
        });
        ExecutionArn arn = engine.start("f", "{}");
        EngineHarness.await("suspended", () -> engine.eventTypes(arn).contains("InvocationCompleted"));
        engine.executor.expireCallback(arn, "cb");
        assertThatThrownBy(() -> engine.executor.callbackSucceeded(id.get(), "1"))
                .isInstanceOfSatisfying(
                        LambdaFault.class, f -> assertThat(f.type()).isIn(FaultType.CALLBACK_TIMEOUT));
        assertThat(engine.executor.ended(arn).get(20, TimeUnit.SECONDS).facts().status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aStaleTokenIsRefusedAndTheLastCallRepeatedIsAnsweredAlike() throws Exception {
        engine.durable("f", call -> {
            String first = call.token;
            CheckpointAnswer answer = engine.executor.checkpoint(
                    call.arn, first, "client-1", List.of(step("s").start()));
            CheckpointAnswer again = engine.executor.checkpoint(
                    call.arn, first, "client-1", List.of(step("s").start()));
            assertThat(again).isEqualTo(answer);
            assertThatThrownBy(() -> engine.executor.checkpoint(call.arn, first, "other", List.of()))
                    .isInstanceOf(LambdaFault.class)
                    .hasMessage("Invalid checkpoint token");
            CheckpointAnswer poll = engine.executor.checkpoint(call.arn, answer.checkpointToken(), null, List.of());
            assertThat(poll.operations()).isEmpty();
            assertThat(poll.checkpointToken()).isNotEqualTo(answer.checkpointToken());
            assertThatThrownBy(() -> engine.executor.checkpoint(call.arn, first, "client-1", List.of()))
                    .hasMessage("Invalid checkpoint token");
            return succeeded(null);
        });
        assertThat(engine.run("f", "{}").facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aSupersededInvocationsLastCallRepeatedIsNotAnswered() throws Exception {
        AtomicReference<String> first = new AtomicReference<>();
        engine.durable("f", call -> {
            if (first.compareAndSet(null, call.token)) {
                engine.executor.checkpoint(
                        call.arn, first.get(), "client-1", List.of(step("s").start()));
                throw new IllegalStateException("gone");
            }
            assertThatThrownBy(() -> engine.executor.checkpoint(
                            call.arn, first.get(), "client-1", List.of(step("s").start())))
                    .hasMessage("Invalid checkpoint token");
            return succeeded(null);
        });
        assertThat(engine.run("f", "{}").facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void skippingAWaitDoesNotExpireWhatTheOutsideWorldMayStillAnswer() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("cb") == null) {
                call.checkpoint(callback("cb", 600, null), waitFor("w", 7200));
            }
            return pending();
        });
        ExecutionArn arn = engine.start("f", "{}");
        EngineHarness.await("suspended", () -> engine.eventTypes(arn).contains("InvocationCompleted"));
        assertThatThrownBy(() -> engine.executor.passTimeUntil(arn, "w"))
                .hasMessageContaining("callback cb would time out first");
        engine.executor.passTimeUntil(arn, "cb");
        assertThat(engine.eventTypes(arn)).contains("CallbackTimedOut");
    }

    @Test
    void aBatchThatBreaksARuleAppliesNothing() throws Exception {
        engine.durable("f", call -> {
            assertThatThrownBy(() -> call.checkpoint(step("a").start(), waitFor("w", 0)))
                    .hasMessageContaining("WaitSeconds must be 1");
            CheckpointAnswer answer = call.checkpoint(step("b").start());
            assertThat(answer.operations()).extracting(Operation::id).containsExactly("b");
            return succeeded(null);
        });
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(engine.state(end.arn()).operation("a")).isNull();
    }

    @Test
    void aCheckpointedResultWinsOverTheAnswerAndEndsTheTokens() throws Exception {
        engine.durable("f", call -> {
            CheckpointAnswer answer = call.checkpoint(execution(true, "\"big\""));
            assertThat(answer.checkpointToken()).isNull();
            return succeeded("");
        });
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(end.facts().result().payload()).isEqualTo("\"big\"");
        assertThat(engine.eventTypes(end.arn()))
                .containsExactly("ExecutionStarted", "InvocationCompleted", "ExecutionSucceeded");
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
    void aDurableTargetRunsAsAChildAndItsEndComesAfterTheSuspension() throws Exception {
        engine.durable("child", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 100));
                return pending();
            }
            return succeeded("\"from child\"");
        });
        engine.durable("parent", call -> {
            if (call.operation("i") == null) {
                call.checkpoint(invoke("i", "child", "{\"a\":1}"));
                return pending();
            }
            return succeeded(call.operation("i").details().result());
        });
        ExecutionDescription end = engine.run("parent", "{}");
        assertThat(end.facts().result().payload()).isEqualTo("\"from child\"");
        assertThat(engine.eventTypes(end.arn()))
                .containsExactly(
                        "ExecutionStarted",
                        "ChainedInvokeStarted",
                        "InvocationCompleted",
                        "ChainedInvokeSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
        HistoryEvent.ChainedInvokeStarted started =
                (HistoryEvent.ChainedInvokeStarted) engine.events(end.arn()).get(1);
        ExecutionArn child = ExecutionArn.parse(started.durableExecutionArn());
        assertThat(engine.executor.describe(child).facts().parentArn())
                .isEqualTo(end.arn().toString());
        assertThat(engine.executor.describe(child).facts().input().payload()).isEqualTo("{\"a\":1}");
        assertThat(Duration.between(end.facts().start(), end.facts().end()))
                .as("the parent's clock follows its child's")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void aPlainTargetIsInvokedOnceAndItsFailureReachesTheCaller() throws Exception {
        engine.functions.register(FunctionConfig.plain(
                "plain",
                new Code.InProcess(i -> {
                    if (new String(i.payload()).contains("boom")) {
                        throw new IllegalArgumentException("boom");
                    }
                    return "\"pong\"".getBytes();
                }),
                "h"));
        engine.durable("parent", call -> {
            if (call.operation("a") == null) {
                call.checkpoint(invoke("a", "plain", "1"), invoke("b", "plain", "\"boom\""));
            }
            boolean done = call.operation("a") != null
                    && call.operation("a").status().isTerminal()
                    && call.operation("b").status().isTerminal();
            return done
                    ? succeeded(call.operation("a").details().result()
                            + call.operation("b").details().error().errorMessage())
                    : pending();
        });
        assertThat(engine.run("parent", "{}").facts().result().payload()).isEqualTo("\"pong\"boom");
    }

    @Test
    void anUnknownTargetFailsInTheSameAnswer() throws Exception {
        engine.durable("parent", call -> {
            CheckpointAnswer answer = call.checkpoint(invoke("i", "nobody", "1"));
            Operation i = answer.operations().getFirst();
            assertThat(i.status()).isEqualTo(OperationStatus.FAILED);
            return succeeded("\"" + i.details().error().errorType() + "\"");
        });
        assertThat(engine.run("parent", "{}").facts().result().payload()).isEqualTo("\"ResourceNotFoundException\"");
    }

    @Test
    void anUnregisteredTargetCanWaitForSomebodyToAnswer() throws Exception {
        try (EngineHarness holding = new EngineHarness(ExecutorSettings.DEFAULT.holdingUnregisteredInvokes(true))) {
            holding.durable("parent", call -> {
                if (call.operation("i") == null) {
                    call.checkpoint(invoke("i", "nobody", "1"));
                    return pending();
                }
                return succeeded(call.operation("i").details().result());
            });
            ExecutionArn arn = holding.start("parent", "{}");
            EngineHarness.await("suspended", () -> holding.eventTypes(arn).contains("InvocationCompleted"));
            assertThat(holding.executor.standing(arn).waitingFor().getFirst().kind())
                    .isEqualTo(Waiting.Kind.UNREGISTERED_INVOKE);
            holding.executor.completeInvoke(arn, "i", "\"by hand\"");
            assertThat(holding.executor
                            .ended(arn)
                            .get(20, TimeUnit.SECONDS)
                            .facts()
                            .result()
                            .payload())
                    .isEqualTo("\"by hand\"");
        }
    }

    @Test
    void stoppingAChildStopsTheInvokeAndItsTimeoutTimesItOut() throws Exception {
        AtomicReference<ExecutionArn> child = new AtomicReference<>();
        engine.durable("child", call -> {
            child.set(call.arn);
            if (call.operation("cb") == null) {
                call.checkpoint(callback("cb", null, null));
            }
            return pending();
        });
        engine.durable("parent", call -> {
            if (call.operation("i") == null) {
                call.checkpoint(invoke("i", "child", null));
                return pending();
            }
            return succeeded("\"" + call.operation("i").status() + "\"");
        });
        ExecutionArn stopped = engine.start("parent", "1");
        EngineHarness.await("child runs", () -> child.get() != null);
        engine.executor.stop(child.get(), ErrorObject.of("Stop", "it"));
        assertThat(engine.executor
                        .ended(stopped)
                        .get(20, TimeUnit.SECONDS)
                        .facts()
                        .error())
                .isNull();
        assertThat(engine.executor
                        .ended(stopped)
                        .get(20, TimeUnit.SECONDS)
                        .facts()
                        .result()
                        .payload())
                .isEqualTo("\"STOPPED\"");
        child.set(null);
        ExecutionArn timedOut = engine.start("parent", "2");
        EngineHarness.await(
                "child suspended",
                () -> child.get() != null && engine.eventTypes(child.get()).contains("InvocationCompleted"));
        engine.executor.fireNextTimer(child.get());
        assertThat(engine.executor
                        .ended(timedOut)
                        .get(20, TimeUnit.SECONDS)
                        .facts()
                        .result()
                        .payload())
                .isEqualTo("\"TIMED_OUT\"");
        assertThat(engine.executor.describe(child.get()).facts().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
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
    void inRealTimeAWaitEndsInlineForAHandlerThatPolls() throws Exception {
        engine.durable("f", call -> {
            call.checkpoint(waitFor("w", 1));
            AtomicReference<CheckpointAnswer> answer = new AtomicReference<>();
            EngineHarness.await("the wait ends", () -> {
                answer.set(call.checkpoint());
                return !answer.get().operations().isEmpty();
            });
            assertThat(answer.get().operations()).extracting(Operation::id).containsExactly("w");
            return succeeded(null);
        });
        ExecutionDescription end = runInRealTime("f");
        assertThat(engine.eventTypes(end.arn()))
                .containsExactly(
                        "ExecutionStarted",
                        "WaitStarted",
                        "WaitSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
    }

    @Test
    void aWaitThatEndsWhileASuspendingHandlersAnswerIsUnderWayComesAfterItsInvocation() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 1));
                // A starved machine: the answer takes longer than the wait.
                Instant due = engine.state(call.arn)
                        .operation("w")
                        .operation()
                        .start()
                        .plusMillis(1500);
                EngineHarness.await("1.5 s", () -> Instant.now().isAfter(due));
                return pending();
            }
            return succeeded(null);
        });
        ExecutionDescription end = runInRealTime("f");
        assertThat(engine.eventTypes(end.arn()))
                .containsExactly(
                        "ExecutionStarted",
                        "WaitStarted",
                        "InvocationCompleted",
                        "WaitSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
    }

    @Test
    void aSilentHandlerHoldsUpTheEndOfItsWaitForAGraceOnly() throws Exception {
        engine.durable("f", call -> {
            call.checkpoint(waitFor("w", 1));
            EngineHarness.await(
                    "the wait ends", () -> engine.eventTypes(call.arn).contains("WaitSucceeded"));
            return succeeded(null);
        });
        ExecutionDescription end = runInRealTime("f");
        OperationState wait = engine.state(end.arn()).operation("w");
        assertThat(Duration.between(wait.operation().start(), wait.operation().end()))
                .as("it ended when it was due, whenever it was told")
                .isEqualTo(Duration.ofSeconds(1));
    }

    private ExecutionDescription runInRealTime(String function) throws Exception {
        ExecutionArn arn =
                engine.executor.start(new StartRequest(function, "$LATEST", null, "{}", TimeMode.REAL, null));
        return engine.executor.ended(arn).get(20, TimeUnit.SECONDS);
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
