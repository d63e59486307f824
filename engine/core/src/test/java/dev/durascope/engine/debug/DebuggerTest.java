package dev.durascope.engine.debug;

import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.context;
import static dev.durascope.engine.execution.EngineHarness.invoke;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DebuggerTest {
    private final EngineHarness engine = EngineHarness.skipping();

    @AfterEach
    void close() {
        engine.close();
    }

    private Debugger debugger() {
        return engine.debugger();
    }

    private static Breakpoint on(String name, When when) throws MalformedException {
        return new Breakpoint("b-" + name + "-" + when, true, Criteria.named(NamePattern.parse(name)), when, 1);
    }

    private Stop awaitStop(ExecutionArn arn) {
        EngineHarness.await(
                "a stop of " + arn.name(), () -> !debugger().stops(arn).isEmpty());
        return debugger().stops(arn).getFirst();
    }

    private void awaitEnd(ExecutionArn arn, ExecutionStatus status) throws Exception {
        assertThat(engine.executor.ended(arn).get(20, TimeUnit.SECONDS).facts().status())
                .isEqualTo(status);
    }

    private OperationStatus status(ExecutionArn arn, String id) {
        OperationState s = engine.state(arn).operation(id);
        return s == null ? null : s.operation().status();
    }

    /** Runs steps one after the other, telling as it goes on what it has done. */
    private void steps(String function, List<String> done, String... ids) {
        engine.durable(function, call -> {
            for (String id : ids) {
                call.checkpoint(step(id).start());
                done.add(id);
                call.checkpoint(step(id).succeed("\"" + id + "\""));
            }
            return succeeded("\"ok\"");
        });
    }

    @Test
    void aBreakpointBeforeAnOperationHoldsItsBatchAndNothingOfItIsRecorded() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("f", done, "a", "b");
        debugger().setBreakpoints("f", List.of(on("b", When.BEFORE)));
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
        debugger().setBreakpoints("f", List.of(on("a", When.AFTER)));
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
        debugger().setBreakpoints("f", List.of(on("s", When.ON_FAILURE), on("s", When.AFTER)));
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
                        List.of(new Breakpoint(
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
        debugger().setBreakpoints("f", List.of(suspends, on("a", When.ON_REPLAY)));
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
        debugger().setBreakpoints("f", List.of(on("a", When.BEFORE).enabled(false), third));
        ExecutionArn arn = engine.start("f", "{}");
        assertThat(awaitStop(arn).operations()).containsExactly("c");
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        debugger().mute(true);
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
            real.debugger().setBreakpoints("f", List.of(on("a", When.BEFORE)));
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
        debugger().setBreakpoints("f", List.of(on("a", When.BEFORE)));
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
        debugger().setBreakpoints("f", List.of(on("a", When.BEFORE)));
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
    void steppingOverGoesFromCheckpointToCheckpointOfOneContext() throws Exception {
        engine.durable("f", call -> {
            call.checkpoint(step("a").start());
            call.checkpoint(step("a").succeed("1"));
            call.checkpoint(context("x").start());
            call.checkpoint(step("inner").in("x").start());
            call.checkpoint(step("inner").in("x").succeed("2"));
            call.checkpoint(context("x").succeed("3"));
            call.checkpoint(step("b").start());
            call.checkpoint(step("b").succeed("4"));
            return succeeded("5");
        });
        debugger().setBreakpoints("f", List.of(on("a", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        assertThat(walk(arn, stop, StepKind.OVER, 4)).containsExactly("a", "x", "x", "b");
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void steppingIntoAContextAndOutOfIt() throws Exception {
        engine.durable("f", call -> {
            call.checkpoint(context("x").start());
            call.checkpoint(step("i").in("x").start());
            call.checkpoint(step("i").in("x").succeed("2"));
            call.checkpoint(step("j").in("x").start());
            call.checkpoint(step("j").in("x").succeed("2"));
            call.checkpoint(context("x").succeed("3"));
            call.checkpoint(step("b").start());
            call.checkpoint(step("b").succeed("4"));
            return succeeded("5");
        });
        debugger().setBreakpoints("f", List.of(on("x", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        assertThat(walk(arn, stop, StepKind.INTO, 1)).containsExactly("i");
        stop = debugger().stops(arn).getFirst();
        assertThat(walk(arn, stop, StepKind.OVER, 1)).containsExactly("i");
        stop = debugger().stops(arn).getFirst();
        assertThat(walk(arn, stop, StepKind.OUT, 1)).containsExactly("x");
        stop = debugger().stops(arn).getFirst();
        assertThat(walk(arn, stop, StepKind.OVER, 1)).containsExactly("b");
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void steppingInABranchPassesItsSiblingsCheckpoints() throws Exception {
        engine.durable("f", call -> {
            call.checkpoint(context("p").start());
            call.checkpoint(context("l").in("p").start(), context("r").in("p").start());
            call.checkpoint(step("l1").in("l").start());
            call.checkpoint(step("r1").in("r").start());
            call.checkpoint(step("r1").in("r").succeed("1"));
            call.checkpoint(context("r").in("p").succeed("1"));
            call.checkpoint(step("l1").in("l").succeed("1"));
            call.checkpoint(context("l").in("p").succeed("1"));
            call.checkpoint(context("p").succeed("1"));
            return succeeded("5");
        });
        debugger().setBreakpoints("f", List.of(on("l1", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        assertThat(walk(arn, stop, StepKind.OVER, 3)).containsExactly("l1", "l", "p");
        assertThat(status(arn, "r")).isEqualTo(OperationStatus.SUCCEEDED);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    /** Steps and tells at what each step ended. */
    private List<String> walk(ExecutionArn arn, Stop from, StepKind kind, int steps) {
        List<String> at = new ArrayList<>();
        AtomicReference<Stop> last = new AtomicReference<>(from);
        for (int i = 0; i < steps; i++) {
            debugger().step(arn, kind, null);
            EngineHarness.await(
                    "the end of step " + (i + 1) + " after " + at,
                    () -> debugger().stops(arn).stream()
                            .anyMatch(s -> s.id() != last.get().id()));
            last.set(debugger().stops(arn).getFirst());
            at.add(last.get().hits().getFirst().operationId());
        }
        return at;
    }

    @Test
    void steppingIntoAChainedInvokeStopsInTheCalledExecution() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("callee", done, "c");
        engine.durable("f", call -> {
            if (call.operation("i") == null) {
                call.checkpoint(invoke("i", "callee", "{}"));
                return pending();
            }
            call.checkpoint(step("b").start());
            call.checkpoint(step("b").succeed("1"));
            return succeeded("1");
        });
        debugger().setBreakpoints("f", List.of(on("i", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitStop(arn);
        debugger().step(arn, StepKind.INTO, null);
        EngineHarness.await(
                "the callee's stop",
                () -> callee() != null && !debugger().stops(callee()).isEmpty());
        ExecutionArn callee = callee();
        assertThat(awaitStop(callee).point()).isEqualTo(StopPoint.BEFORE_INVOCATION);
        assertThat(done).isEmpty();
        debugger().step(callee, StepKind.OUT, null);
        Stop back = awaitStop(arn);
        assertThat(back.point()).isEqualTo(StopPoint.BEFORE_INVOCATION);
        assertThat(done).containsExactly("c");
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    private ExecutionArn callee() {
        return engine.executor.executions().stream()
                .map(s -> s.arn())
                .filter(a -> a.function().equals("callee"))
                .findFirst()
                .orElse(null);
    }

    @Test
    void runsToAnOperationToTheSuspensionAndToTheEnd() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                for (String id : List.of("a", "b", "c")) {
                    call.checkpoint(step(id).start());
                    call.checkpoint(step(id).succeed("1"));
                }
                call.checkpoint(waitFor("w", 60));
                return pending();
            }
            call.checkpoint(step("a2").start());
            call.checkpoint(step("a2").succeed("1"));
            return succeeded("1");
        });
        debugger().setBreakpoints("f", List.of(on("a*", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop first = awaitStop(arn);
        debugger().step(arn, StepKind.TO_OPERATION, "c");
        EngineHarness.await(
                "c",
                () -> debugger().stops(arn).stream()
                        .anyMatch(s -> s.operations().contains("c")));
        assertThat(status(arn, "b")).isEqualTo(OperationStatus.SUCCEEDED);
        debugger().step(arn, StepKind.TO_SUSPENSION, null);
        EngineHarness.await(
                "the suspension",
                () -> debugger().stops(arn).stream().anyMatch(s -> s.point() == StopPoint.BEFORE_SUSPENSION));
        debugger().step(arn, StepKind.TO_END, null);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        assertThat(first.point()).isEqualTo(StopPoint.BEFORE_APPLY);
    }

    @Test
    void pausingStopsAtTheNextPlaceThereIs() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        engine.durable("f", call -> {
            go.await();
            call.checkpoint(step("a").start());
            call.checkpoint(step("a").succeed("1"));
            return succeeded("1");
        });
        ExecutionArn arn = engine.start("f", "{}");
        debugger().pause(arn);
        go.countDown();
        assertThat(awaitStop(arn).point()).isEqualTo(StopPoint.BEFORE_APPLY);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void anInvocationCanBeCrashedBeforeAndAfterItsBatchIsApplied() throws Exception {
        for (boolean after : List.of(false, true)) {
            String name = "crash" + after;
            AtomicInteger runs = new AtomicInteger();
            engine.durable(name, call -> {
                runs.incrementAndGet();
                if (call.operation("a") == null) {
                    call.checkpoint(step("a").start());
                }
                call.checkpoint(step("a").succeed("1"));
                return succeeded("1");
            });
            debugger()
                    .setBreakpoints(
                            name, List.of(new Breakpoint("once", true, Criteria.operation("a"), When.BEFORE, 1)));
            ExecutionArn arn = engine.start(name, "{}");
            awaitStop(arn);
            debugger().setBreakpoints(name, List.of());
            debugger().crash(arn, after);
            awaitEnd(arn, ExecutionStatus.SUCCEEDED);
            assertThat(runs).hasValue(2);
            assertThat(engine.state(arn).invocations().getFirst().error().errorType())
                    .isEqualTo("Runtime.ExitError");
            assertThat(engine.executor.journal(arn, 0).stream().map(r -> r.entry()))
                    .contains(new JournalEntry.FaultInjected(
                            1, after ? InjectedFault.CRASH_AFTER_APPLY : InjectedFault.CRASH_BEFORE_APPLY));
            List<String> types = engine.eventTypes(arn);
            assertThat(types.indexOf("StepStarted")).isEqualTo(after ? 1 : types.indexOf("InvocationCompleted") + 1);
        }
    }

    @Test
    void aHeldCheckpointCanBeAnsweredWithAFaultAndItsRepetitionPasses() throws Exception {
        AtomicReference<LambdaFault> fault = new AtomicReference<>();
        engine.durable("f", call -> {
            try {
                call.checkpoint(step("a").start());
            } catch (LambdaFault e) {
                fault.set(e);
                call.checkpoint(step("a").start());
            }
            call.checkpoint(step("a").succeed("1"));
            return succeeded("1");
        });
        debugger().setBreakpoints("f", List.of(on("a", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitStop(arn);
        debugger().throttle(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        assertThat(fault.get().type()).isEqualTo(FaultType.TOO_MANY_REQUESTS);
    }

    @Test
    void aStoppedExecutionCanBeStoppedForGood() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("f", done, "a");
        debugger().setBreakpoints("f", List.of(on("a", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitStop(arn);
        engine.executor.stop(arn, ErrorObject.of("Enough", "no more"));
        awaitEnd(arn, ExecutionStatus.STOPPED);
        EngineHarness.await("nothing to be held", () -> debugger().stops(arn).isEmpty());
        assertThat(done).isEmpty();
    }

    @Test
    void whatIsStoppedBeforeItsInvocationCannotBeCrashed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        engine.durable("g", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 60));
                return pending();
            }
            asked.countDown();
            return succeeded("1");
        });
        debugger().setBreakpoints("g", List.of(new Breakpoint("w", true, Criteria.ANY, When.AFTER, 1)));
        ExecutionArn arn = engine.start("g", "{}");
        assertThat(awaitStop(arn).point()).isEqualTo(StopPoint.BEFORE_INVOCATION);
        assertThatThrownBy(() -> debugger().crash(arn, false)).hasMessageContaining("No invocation runs");
        assertThat(debugger().stops(arn)).hasSize(1);
        assertThat(asked.getCount()).isEqualTo(1);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void actsOnWhatIsNotStoppedAreRefused() {
        engine.durable("f", call -> pending());
        ExecutionArn arn = engine.start("f", "{}");
        assertThatThrownBy(() -> debugger().crash(arn, false)).hasMessageContaining("not stopped");
        assertThatThrownBy(() -> debugger().throttle(arn)).hasMessageContaining("not stopped");
        assertThatThrownBy(() -> debugger().step(arn, StepKind.TO_OPERATION, null))
                .hasMessageContaining("Select the operation");
    }

    @Test
    void otherExecutionsRunOnWhileOneIsStopped() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        steps("f", done, "a");
        steps("g", done, "g1");
        debugger().setBreakpoints("f", List.of(on("a", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitStop(arn);
        awaitEnd(engine.start("g", "{}"), ExecutionStatus.SUCCEEDED);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }
}
