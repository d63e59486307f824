package dev.durascope.engine.debug;

import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.context;
import static dev.durascope.engine.execution.EngineHarness.invoke;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.PayloadCondition;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Where executions stop, and what is true of them while they do. */
class StoppingTest extends DebuggerFixture {

    @Test
    void aBreakpointBeforeAnOperationHoldsItsBatchAndNothingOfItIsRecorded() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("f", done, "a", "b");
        debugger().setBreakpoints("f", Breakpoints.of(on("b", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        assertThat(stop.point()).isEqualTo(StopPoint.BEFORE_APPLY);
        assertThat(stop.operations()).containsExactly("b");
        assertThat(stop.hits()).containsExactly(new Hit("b-b-BEFORE", "b", false, 1));
        assertThat(stop.invocation()).isEqualTo(1);
        assertThat(stop.bodyRunning()).isTrue();
        assertThat(status(arn, "a")).isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(status(arn, "b")).isNull();
        assertThat(done).containsExactly("a");
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        assertThat(debugger().stops(arn)).isEmpty();
        assertThat(engine.eventTypes(arn))
                .containsExactly(
                        "ExecutionStarted",
                        "StepStarted",
                        "StepSucceeded",
                        "StepStarted",
                        "StepSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
    }

    @Test
    void aBreakpointAfterAnOperationHoldsTheAnswerOfWhatIsRecorded() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("f", done, "a", "b");
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.AFTER)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        assertThat(stop.point()).isEqualTo(StopPoint.BEFORE_ANSWER);
        assertThat(status(arn, "a")).isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(done).containsExactly("a");
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aFailedAttemptHitsOnFailureAndAfterWithItsNumber() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("s") == null) {
                call.checkpoint(step("s").start());
                call.checkpoint(step("s").retry("Declined", 30));
                return pending();
            }
            call.checkpoint(step("s").start());
            call.checkpoint(step("s").succeed("1"));
            return succeeded("1");
        });
        debugger().setBreakpoints("f", Breakpoints.of(on("s", When.ON_FAILURE), on("s", When.AFTER)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop first = awaitStop(arn);
        assertThat(first.hits())
                .containsExactly(new Hit("b-s-AFTER", "s", false, 1), new Hit("b-s-ON_FAILURE", "s", false, 1));
        debugger().resume(arn);
        EngineHarness.await(
                "the second attempt's stop",
                () -> debugger().stops(arn).stream().anyMatch(s -> s.id() != first.id()));
        assertThat(awaitStop(arn).hits()).containsExactly(new Hit("b-s-AFTER", "s", false, 2));
        assertThat(awaitStop(arn).invocation()).isEqualTo(2);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void whatItsHandlerCancelsHitsAfterItWhateverItIs() throws Exception {
        engine.durable("g", call -> {
            call.checkpoint(callback("never", null, null));
            return pending();
        });
        engine.durable("f", call -> {
            call.checkpoint(waitFor("w", 3600), callback("c", null, null), invoke("i", "g", "1"));
            call.checkpoint(OperationUpdate.of("w", OperationType.WAIT, OperationAction.CANCEL));
            call.checkpoint(OperationUpdate.of("c", OperationType.CALLBACK, OperationAction.CANCEL));
            call.checkpoint(OperationUpdate.of("i", OperationType.CHAINED_INVOKE, OperationAction.CANCEL));
            return succeeded("1");
        });
        debugger()
                .setBreakpoints(
                        "f",
                        Breakpoints.of(new Breakpoint(
                                "cancelled",
                                true,
                                new Criteria(null, null, null, null, OperationStatus.CANCELLED, null, null, null),
                                When.AFTER,
                                1)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        assertThat(stop.hits()).containsExactly(new Hit("cancelled", "w", false, 1));
        debugger().resume(arn);
        Stop next = awaitStop(arn, stop);
        assertThat(next.point()).isEqualTo(StopPoint.BEFORE_ANSWER);
        assertThat(next.hits()).containsExactly(new Hit("cancelled", "c", false, 1));
        assertThat(status(arn, "c")).isEqualTo(OperationStatus.CANCELLED);
        debugger().resume(arn);
        assertThat(awaitStop(arn, next).hits()).containsExactly(new Hit("cancelled", "i", false, 1));
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void whatEndsFromOutsideHitsBeforeTheInvocationThatHearsOfIt() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 3600));
                return pending();
            }
            return succeeded("1");
        });
        debugger()
                .setBreakpoints(
                        "f",
                        Breakpoints.of(new Breakpoint(
                                "wait",
                                true,
                                new Criteria(null, null, OperationType.WAIT, null, null, null, null, null),
                                When.AFTER,
                                1)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        assertThat(stop.point()).isEqualTo(StopPoint.BEFORE_INVOCATION);
        assertThat(stop.invocation()).isEqualTo(2);
        assertThat(engine.state(arn).invocations()).hasSize(1);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void suspensionAndReplayAreMomentsOfTheirOwn() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(step("a").start());
                call.checkpoint(step("a").succeed("1"));
                call.checkpoint(waitFor("w", 60));
                return pending();
            }
            return succeeded("1");
        });
        Breakpoint suspends = new Breakpoint("s", true, Criteria.ANY, When.ON_SUSPENSION, 1);
        debugger().setBreakpoints("f", Breakpoints.of(suspends, on("a", When.ON_REPLAY)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop suspension = awaitStop(arn);
        assertThat(suspension.point()).isEqualTo(StopPoint.BEFORE_SUSPENSION);
        assertThat(suspension.hits()).containsExactly(new Hit("s", "w", false, 1));
        assertThat(engine.eventTypes(arn)).doesNotContain("InvocationCompleted");
        debugger().resume(arn);
        EngineHarness.await(
                "the replay's stop",
                () -> debugger().stops(arn).stream().anyMatch(s -> s.point() == StopPoint.BEFORE_INVOCATION));
        assertThat(awaitStop(arn).hits()).containsExactly(new Hit("b-a-ON_REPLAY", "a", true, 1));
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void mutedAndDisabledBreakpointsAndThoseBelowTheirHitCountArePassed() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("f", done, "a", "b", "c");
        Breakpoint third = new Breakpoint("third", true, Criteria.ANY, When.BEFORE, 3);
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE).enabled(false), third));
        ExecutionArn arn = engine.start("f", "{}");
        assertThat(awaitStop(arn).operations()).containsExactly("c");
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        debugger().setBreakpoints("f", debugger().breakpoints("f").muted(true));
        awaitEnd(engine.start("f", "{}"), ExecutionStatus.SUCCEEDED);
    }

    @Test
    void whileStoppedTimeStandsStillAndNothingTimesOut() throws Exception {
        try (EngineHarness real = new EngineHarness(ExecutorSettings.DEFAULT.withTimeMode(TimeMode.REAL))) {
            CountDownLatch created = new CountDownLatch(1);
            real.durable("f", call -> {
                if (call.operation("c") == null) {
                    call.checkpoint(callback("c", 1, null));
                    created.countDown();
                    call.checkpoint(step("a").start());
                    call.checkpoint(step("a").succeed("1"));
                    return pending();
                }
                return succeeded("1");
            });
            real.debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE)));
            ExecutionArn arn = real.start("f", "{}");
            EngineHarness.await("the stop", () -> !real.debugger().stops(arn).isEmpty());
            var stopped = real.executor.standing(arn);
            long since = System.nanoTime();
            // The callback's whole second, and more, passes on the wall clock.
            EngineHarness.await(
                    "wall time to pass", () -> System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(1500));
            assertThat(real.state(arn).operation("c").operation().status()).isEqualTo(OperationStatus.STARTED);
            assertThat(stopped.invocationRunning()).isTrue();
            real.debugger().resume(arn);
            EngineHarness.await(
                    "the callback's own time",
                    () -> real.state(arn).operation("c").operation().status() == OperationStatus.TIMED_OUT);
            real.executor.ended(arn).get(20, TimeUnit.SECONDS);
            OperationState c = real.state(arn).operation("c");
            assertThat(Duration.between(c.operation().start(), c.operation().end()))
                    .isLessThan(Duration.ofMillis(1500));
            assertThat(real.executor.journal(arn, 0).stream().map(r -> r.entry()))
                    .anyMatch(e -> e instanceof JournalEntry.DebuggerReleased r
                            && r.stoodStill().toMillis() >= 1500);
        }
    }

    @Test
    void anInvocationsOwnTimeoutWaitsToo() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        var function = engine.durable("f", call -> {
            runs.incrementAndGet();
            call.checkpoint(step("a").start());
            call.checkpoint(step("a").succeed("1"));
            return succeeded("1");
        });
        engine.executor
                .functions()
                .register(new FunctionConfig(
                        "f",
                        function.code(),
                        "script",
                        1,
                        512,
                        Map.of(),
                        Map.of(),
                        null,
                        null,
                        DurableConfig.DEFAULT,
                        false));
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitStop(arn);
        long since = System.nanoTime();
        EngineHarness.await("wall time to pass", () -> System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(1500));
        assertThat(engine.state(arn).runningInvocation()).isNotNull();
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aStoppedExecutionCanBeActedOn() throws Exception {
        engine.durable("f", call -> {
            call.checkpoint(callback("c", null, null), waitFor("w", 600));
            call.checkpoint(step("a").start());
            call.checkpoint(step("a").succeed("1"));
            return succeeded("1");
        });
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitStop(arn);
        engine.executor.passTimeUntil(arn, "w");
        assertThat(status(arn, "w")).isEqualTo(OperationStatus.SUCCEEDED);
        engine.executor.callbackSucceeded(
                ((OperationDetails.Callback)
                                engine.state(arn).operation("c").operation().details())
                        .callbackId(),
                "\"yes\"");
        assertThat(status(arn, "c")).isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(debugger().stops(arn)).hasSize(1);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aStoppedExecutionCanBeStoppedForGood() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("f", done, "a");
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitStop(arn);
        engine.executor.stop(arn, ErrorObject.of("Enough", "no more"));
        awaitEnd(arn, ExecutionStatus.STOPPED);
        EngineHarness.await("nothing to be held", () -> debugger().stops(arn).isEmpty());
        assertThat(done).isEmpty();
    }

    @Test
    void otherExecutionsRunOnWhileOneIsStopped() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("f", done, "a");
        steps("g", done, "g1");
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitStop(arn);
        awaitEnd(engine.start("g", "{}"), ExecutionStatus.SUCCEEDED);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void anAttemptIsSingledOutBeforeItRuns() throws Exception {
        engine.durable("f", call -> {
            call.checkpoint(step("s").start());
            if (call.operation("s") == null) {
                call.checkpoint(step("s").retry("Declined", 30));
                return pending();
            }
            call.checkpoint(step("s").succeed("1"));
            return succeeded("1");
        });
        Criteria second = new Criteria(null, null, OperationType.STEP, null, null, 2, null, null);
        debugger().setBreakpoints("f", Breakpoints.of(new Breakpoint("second", true, second, When.BEFORE, 1)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        assertThat(stop.hits()).containsExactly(new Hit("second", "s", false, 2));
        assertThat(stop.invocation()).isEqualTo(2);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aConditionLooksAtTheResultAfterAnOperationAndAtTheInputBeforeAChainedInvoke() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("callee", done, "c");
        engine.durable("f", call -> {
            if (call.operation("big") == null) {
                for (int amount : List.of(10, 2000)) {
                    String id = amount > 1000 ? "big" : "small";
                    call.checkpoint(step(id).start());
                    call.checkpoint(step(id).succeed("{\"amount\":" + amount + "}"));
                }
                call.checkpoint(invoke("i", "callee", "{\"amount\":5000}"));
                return pending();
            }
            return succeeded("1");
        });
        Criteria expensive =
                new Criteria(null, null, null, null, null, null, null, PayloadCondition.parse("/amount > 1000"));
        debugger()
                .setBreakpoints(
                        "f",
                        Breakpoints.of(
                                new Breakpoint("ran", true, expensive, When.AFTER, 1),
                                new Breakpoint("runs", true, expensive, When.BEFORE, 1)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop ran = awaitStop(arn);
        assertThat(ran.hits()).containsExactly(new Hit("ran", "big", false, 1));
        debugger().resume(arn);
        Stop runs = awaitStop(arn, ran);
        assertThat(runs.hits()).containsExactly(new Hit("runs", "i", false, 1));
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void anOperationInNestedContextsIsHitWithAllAroundItStillOpen() throws Exception {
        engine.durable("f", call -> {
            call.checkpoint(context("outer").start());
            call.checkpoint(context("inner").in("outer").start());
            call.checkpoint(step("deep").in("inner").start());
            call.checkpoint(step("deep").in("inner").fail("Declined"));
            call.checkpoint(context("inner").in("outer").fail("Declined"));
            call.checkpoint(context("outer").succeed("1"));
            return succeeded("1");
        });
        Criteria declined = new Criteria(
                null, null, OperationType.STEP, "Step", OperationStatus.FAILED, null, NamePattern.parse("Decl*"), null);
        debugger().setBreakpoints("f", Breakpoints.of(new Breakpoint("d", true, declined, When.ON_FAILURE, 1)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        assertThat(stop.hits()).containsExactly(new Hit("d", "deep", false, 1));
        assertThat(stop.point()).isEqualTo(StopPoint.BEFORE_ANSWER);
        assertThat(status(arn, "inner")).isEqualTo(OperationStatus.STARTED);
        assertThat(status(arn, "outer")).isEqualTo(OperationStatus.STARTED);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aReplayThatNobodyCanHoldAtItsCallsIsHitAtTheHandlersFirstCheckpoint() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("f", done, "a");
        ExecutionArn arn = engine.start("f", "{}");
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        ExecutionFold fold = new ExecutionFold(arn.id());
        engine.executor.journal(arn, 0).forEach(fold::apply);
        long position = fold.position();
        fold.apply(new JournalRecord(position + 1, fold.lastTime(), new JournalEntry.InvocationWatched(1, null)));
        List<Breakpoint> breakpoints = List.of(on("a", When.ON_REPLAY));
        StopRules rules = new StopRules();
        assertThat(rules.beforeInvocation(fold.now(), List.of(), breakpoints, false))
                .as("an agent saw the first invocation")
                .isEmpty();
        assertThat(rules.beforeApply(List.of(step("b").start()), fold.now(), List.of(), breakpoints, false))
                .containsExactly(new Hit("b-a-ON_REPLAY", "a", true, 1));
    }
}
