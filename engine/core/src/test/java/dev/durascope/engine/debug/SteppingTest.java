package dev.durascope.engine.debug;

import static dev.durascope.engine.execution.EngineHarness.context;
import static dev.durascope.engine.execution.EngineHarness.invoke;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How far a stopped execution goes. */
class SteppingTest extends DebuggerFixture {

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
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE)));
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
        debugger().setBreakpoints("f", Breakpoints.of(on("x", When.BEFORE)));
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
        debugger().setBreakpoints("f", Breakpoints.of(on("l1", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        assertThat(walk(arn, stop, StepKind.OVER, 3)).containsExactly("l1", "l", "p");
        assertThat(status(arn, "r")).isEqualTo(OperationStatus.SUCCEEDED);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    /** A step that is declined once and tried again in the next invocation; {@code pending} when that is to come. */
    private static boolean declinedOnce(EngineHarness.Call call, EngineHarness.Updates tried) {
        call.checkpoint(tried.start());
        if (call.operation(tried.id()) == null) {
            call.checkpoint(tried.retry("Declined", 30));
            return true;
        }
        call.checkpoint(tried.succeed("1"));
        return false;
    }

    @Test
    void steppingOverAStepThatIsRetriedStopsAtEachOfItsAttempts() throws Exception {
        engine.durable("f", call -> {
            if (declinedOnce(call, step("s"))) {
                return pending();
            }
            call.checkpoint(step("b").start());
            call.checkpoint(step("b").succeed("2"));
            return succeeded("3");
        });
        debugger().setBreakpoints("f", Breakpoints.of(on("s", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        debugger().setBreakpoints("f", Breakpoints.NONE);
        assertThat(walk(arn, stop, StepKind.OVER, 4)).containsExactly("s", "s", "s", "b");
        assertThat(attempts).as("it fails, begins once more and succeeds").containsExactly(1, 2, 2, 1);
        assertThat(debugger().stops(arn).getFirst().invocation()).isEqualTo(2);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    /** A context in which a step is declined once, and a step after it. */
    private ExecutionArn startWithRetriedContext() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("x") == null) {
                call.checkpoint(context("x").start());
            }
            if (declinedOnce(call, step("i").in("x"))) {
                return pending();
            }
            call.checkpoint(context("x").succeed("2"));
            call.checkpoint(step("b").start());
            call.checkpoint(step("b").succeed("3"));
            return succeeded("4");
        });
        debugger().setBreakpoints("f", Breakpoints.of(on("x", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitStop(arn);
        return arn;
    }

    @Test
    void steppingIntoAContextFollowsWhatIsRetriedInItAndOutOfItPassesTheOtherAttempts() throws Exception {
        ExecutionArn arn = startWithRetriedContext();
        Stop before = debugger().stops(arn).getFirst();
        assertThat(walk(arn, before, StepKind.INTO, 3)).containsExactly("i", "i", "i");
        assertThat(attempts).containsExactly(1, 1, 2);
        assertThat(debugger().stops(arn).getFirst().invocation()).isEqualTo(2);
        assertThat(walk(arn, debugger().stops(arn).getFirst(), StepKind.OUT, 1)).containsExactly("x");
        assertThat(walk(arn, debugger().stops(arn).getFirst(), StepKind.OVER, 1))
                .containsExactly("b");
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void steppingOutOfAContextOrOverItGoesOnThroughTheNextInvocation() throws Exception {
        ExecutionArn out = startWithRetriedContext();
        Stop before = debugger().stops(out).getFirst();
        assertThat(walk(out, before, StepKind.INTO, 1)).containsExactly("i");
        assertThat(walk(out, debugger().stops(out).getFirst(), StepKind.OUT, 1)).containsExactly("x");
        assertThat(debugger().stops(out).getFirst().invocation()).isEqualTo(2);
        debugger().resume(out);
        awaitEnd(out, ExecutionStatus.SUCCEEDED);

        ExecutionArn over = startWithRetriedContext();
        before = debugger().stops(over).getFirst();
        assertThat(walk(over, before, StepKind.OVER, 2)).containsExactly("x", "b");
        assertThat(status(over, "i")).isEqualTo(OperationStatus.SUCCEEDED);
        debugger().resume(over);
        awaitEnd(over, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void steppingInABranchThatIsRetriedPassesWhatItsSiblingDoesMeanwhile() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("p") == null) {
                call.checkpoint(context("p").start());
                call.checkpoint(
                        context("l").in("p").start(), context("r").in("p").start());
                call.checkpoint(step("r1").in("r").start());
            }
            boolean again = declinedOnce(call, step("l1").in("l"));
            if (again) {
                call.checkpoint(step("r1").in("r").succeed("1"));
                call.checkpoint(context("r").in("p").succeed("1"));
                return pending();
            }
            call.checkpoint(context("l").in("p").succeed("1"));
            call.checkpoint(context("p").succeed("1"));
            return succeeded("1");
        });
        debugger().setBreakpoints("f", Breakpoints.of(on("l1", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop stop = awaitStop(arn);
        debugger().setBreakpoints("f", Breakpoints.NONE);
        assertThat(walk(arn, stop, StepKind.OVER, 5)).containsExactly("l1", "l1", "l1", "l", "p");
        assertThat(attempts).containsExactly(1, 2, 2, 1, 1);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    /** Of what each step of the last walk ended at. */
    private final List<Integer> attempts = new ArrayList<>();

    /** Steps and tells at what each step ended. */
    private List<String> walk(ExecutionArn arn, Stop from, StepKind kind, int steps) {
        List<String> at = new ArrayList<>();
        AtomicReference<Stop> last = new AtomicReference<>(from);
        attempts.clear();
        for (int i = 0; i < steps; i++) {
            debugger().step(arn, kind, null);
            EngineHarness.await(
                    "the end of step " + (i + 1) + " after " + at,
                    () -> debugger().stops(arn).stream()
                            .anyMatch(s -> s.id() != last.get().id()));
            last.set(debugger().stops(arn).getFirst());
            at.add(last.get().hits().getFirst().operationId());
            attempts.add(last.get().hits().getFirst().attempt());
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
        debugger().setBreakpoints("f", Breakpoints.of(on("i", When.BEFORE)));
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
        debugger().setBreakpoints("f", Breakpoints.of(on("a*", When.BEFORE)));
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
}
