package dev.durascope.engine.debug;

import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.execution.ExecutionService.Subscription;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Running to an operation by its name, which need not have begun. */
class RunToTest extends DebuggerFixture {
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<String> missed = new CopyOnWriteArrayList<>();

    private Subscription listen() {
        return debugger().observe(new StopObserver() {
            @Override
            public void changed(ExecutionArn arn, List<Stop> stops) {}

            @Override
            public void missed(ExecutionArn arn, NamePattern name) {
                missed.add(name.text());
            }
        });
    }

    @Test
    void whatRunsIsStoppedWhereTheFirstOperationOfThatNameBegins() throws Exception {
        for (String name : List.of("charge-1", "charge-*", "/-\\d$/")) {
            done.clear();
            CountDownLatch go = new CountDownLatch(1);
            engine.durable("f", call -> {
                go.await();
                for (String id : List.of("check", "charge-1", "charge-2")) {
                    call.checkpoint(step(id).start());
                    done.add(id);
                    call.checkpoint(step(id).succeed("1"));
                }
                return succeeded("1");
            });
            ExecutionArn arn = engine.start("f", "{}");
            debugger().runTo(arn, NamePattern.parse(name));
            assertThat(debugger().runningTo(arn)).isEqualTo(NamePattern.parse(name));
            go.countDown();
            Stop stop = awaitStop(arn);
            assertThat(stop.point()).isEqualTo(StopPoint.BEFORE_APPLY);
            assertThat(stop.hits()).containsExactly(new Hit(null, "charge-1", false, 1));
            assertThat(done).containsExactly("check");
            assertThat(debugger().runningTo(arn)).as("it is hit once").isNull();
            debugger().resume(arn);
            awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void whatIsStoppedGoesOnToItAndABreakpointOnTheWayDoesNotTakeItAway() throws Exception {
        steps("f", done, "a", "b", "c", "d");
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE), on("b", When.AFTER)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop first = awaitStop(arn);
        debugger().runTo(arn, NamePattern.parse("d"));
        Stop onTheWay = awaitStop(arn, first);
        assertThat(onTheWay.operations()).containsExactly("b");
        assertThat(debugger().runningTo(arn)).isEqualTo(NamePattern.parse("d"));
        debugger().resume(arn);
        Stop there = awaitStop(arn, onTheWay);
        assertThat(there.operations()).containsExactly("d");
        assertThat(status(arn, "c")).isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(status(arn, "d")).isNull();
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void mutedBreakpointsDoNotMuteIt() throws Exception {
        steps("f", done, "a", "b");
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop first = awaitStop(arn);
        debugger().setBreakpoints("f", debugger().breakpoints("f").muted(true));
        debugger().runTo(arn, NamePattern.parse("b"));
        assertThat(awaitStop(arn, first).operations()).containsExactly("b");
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void theNextAttemptOfAStepIsABeginning() throws Exception {
        engine.durable("f", call -> {
            call.checkpoint(step("s").start());
            if (call.operation("s") == null) {
                call.checkpoint(step("s").retry("Declined", 30));
                return pending();
            }
            call.checkpoint(step("s").succeed("1"));
            return succeeded("1");
        });
        debugger().setBreakpoints("f", Breakpoints.of(on("s", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        Stop first = awaitStop(arn);
        debugger().setBreakpoints("f", Breakpoints.NONE);
        debugger().runTo(arn, NamePattern.parse("s"));
        Stop second = awaitStop(arn, first);
        assertThat(second.hits()).containsExactly(new Hit(null, "s", false, 2));
        assertThat(second.invocation()).isEqualTo(2);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void anEndWithoutItIsToldOnceHoweverItCameAbout() throws Exception {
        steps("f", done, "a", "b");
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE)));
        try (Subscription listening = listen()) {
            ExecutionArn ends = engine.start("f", "{}");
            awaitStop(ends);
            debugger().runTo(ends, NamePattern.parse("nowhere"));
            awaitEnd(ends, ExecutionStatus.SUCCEEDED);
            EngineHarness.await("the message", () -> missed.equals(List.of("nowhere")));

            engine.durable("waits", call -> {
                call.checkpoint(callback("answer", null, null));
                return pending();
            });
            ExecutionArn waits = engine.start("waits", "{}");
            debugger().runTo(waits, NamePattern.parse("never"));
            engine.executor.stop(waits, ErrorObject.of("Enough", "no more"));
            awaitEnd(waits, ExecutionStatus.STOPPED);
            EngineHarness.await("the message", () -> missed.equals(List.of("nowhere", "never")));
        }
    }

    @Test
    void itIsTakenAwayByItselfAndByRunningToTheEnd() throws Exception {
        try (Subscription listening = listen()) {
            for (boolean alone : List.of(true, false)) {
                CountDownLatch go = new CountDownLatch(1);
                engine.durable("g", call -> {
                    call.checkpoint(step("a").start());
                    go.await();
                    call.checkpoint(step("b").start());
                    call.checkpoint(step("b").succeed("1"), step("a").succeed("1"));
                    return succeeded("1");
                });
                ExecutionArn arn = engine.start("g", "{}");
                debugger().runTo(arn, NamePattern.parse("b"));
                if (alone) {
                    debugger().stopRunningTo(arn);
                } else {
                    debugger().step(arn, StepKind.TO_END, null);
                }
                assertThat(debugger().runningTo(arn)).isNull();
                go.countDown();
                awaitEnd(arn, ExecutionStatus.SUCCEEDED);
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void whatHasEndedIsRefusedAndNothingOfItIsKept() throws Exception {
        steps("f", done, "a");
        ExecutionArn arn = engine.start("f", "{}");
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        NamePattern name = NamePattern.parse("a");
        assertThatThrownBy(() -> debugger().runTo(arn, name))
                .hasMessageContaining("The execution has ended: run it again to run to a.");
        assertThat(debugger().runningTo(arn)).isNull();
    }
}
