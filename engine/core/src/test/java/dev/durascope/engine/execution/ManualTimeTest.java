package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.time.Deadline;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No deadline fires by itself. */
@Timeout(60)
class ManualTimeTest {
    private static final ExecutorSettings MANUAL = ExecutorSettings.DEFAULT.withTimeMode(TimeMode.MANUAL);

    private final SetWall wall = new SetWall();
    private final InMemoryStore store = new InMemoryStore();
    private EngineHarness engine = new EngineHarness(MANUAL, store, wall);

    @AfterEach
    void close() {
        engine.close();
    }

    private void awaitSuspended(ExecutionArn arn, int invocations) {
        EngineHarness.await(
                "suspended",
                () -> engine.eventTypes(arn).stream()
                                .filter("InvocationCompleted"::equals)
                                .count()
                        == invocations);
    }

    /** Lets wall time pass, and the engine look at what is due. */
    private void pass(ExecutionArn arn, Duration time) {
        wall.pass(time);
        engine.executor.setTimeMode(arn, TimeMode.MANUAL);
    }

    private Operation operation(ExecutionArn arn, String id) {
        return engine.state(arn).operation(id).operation();
    }

    private void twoWaits() {
        engine.durable("f", call -> {
            if (call.operation("long") == null) {
                call.checkpoint(waitFor("long", 20), waitFor("short", 10));
                return pending();
            }
            return call.envelope.operations().stream().anyMatch(Operation::isPending) ? pending() : succeeded("1");
        });
    }

    @Test
    void nothingFiresHoweverLongItIsPast() {
        engine.durable("f", call -> {
            if (call.operation("c") == null) {
                call.checkpoint(callback("c", 60, 30), waitFor("w", 10));
            }
            return pending();
        });
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofDays(400));

        assertThat(operation(arn, "w").status()).isEqualTo(OperationStatus.STARTED);
        assertThat(operation(arn, "c").status()).isEqualTo(OperationStatus.STARTED);
        assertThat(engine.executor.describe(arn).facts().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(engine.executor.standing(arn).waitingFor())
                .as("what is past says when it was due")
                .allSatisfy(waiting -> assertThat(waiting.dueAt()).isBefore(wall.instant()));
    }

    @Test
    void theNextTimerFiresAloneAndAsOfWhenItWasDue() throws Exception {
        twoWaits();
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofHours(1));

        FiredTimer fired = engine.executor.fireNextTimer(arn).orElseThrow();
        assertThat(fired.deadline().operationId()).isEqualTo("short");
        assertThat(fired.deadline().kind()).isEqualTo(Deadline.Kind.WAIT_END);
        assertThat(fired.jumped()).isZero();
        awaitSuspended(arn, 2);
        assertThat(operation(arn, "long").status()).isEqualTo(OperationStatus.STARTED);
        assertThat(engine.executor.fireNextTimer(arn).orElseThrow().deadline().operationId())
                .isEqualTo("long");
        engine.executor.ended(arn).get(20, TimeUnit.SECONDS);
        Operation wait = operation(arn, "long");
        assertThat(wait.end())
                .as("told when the journal's order allows it")
                .isAfterOrEqualTo(wait.start().plusSeconds(20));
    }

    @Test
    void aTimerOfTheFutureIsJumpedTo() {
        twoWaits();
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);

        assertThat(engine.executor.fireNextTimer(arn).orElseThrow().jumped()).isEqualTo(Duration.ofSeconds(10));
        assertThat(engine.state(arn).jumpedTotal()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void skippingOneWaitEndsThoseBeforeItAndLeavesAnOverdueCallbackAlone() {
        engine.durable("f", call -> {
            if (call.operation("c") == null) {
                call.checkpoint(callback("c", 5, null), waitFor("short", 10), waitFor("long", 3600));
            }
            return pending();
        });
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        assertThatThrownBy(() -> engine.executor.passTimeUntil(arn, "long"))
                .as("time is not to jump over a callback's timeout")
                .isInstanceOf(LambdaFault.class)
                .hasMessageContaining("would time out first");
        pass(arn, Duration.ofSeconds(6));

        engine.executor.passTimeUntil(arn, "long");
        assertThat(operation(arn, "short").status()).isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(operation(arn, "long").status()).isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(operation(arn, "c").status()).isEqualTo(OperationStatus.STARTED);
    }

    @Test
    void anOverdueCallbackCanStillBeAnswered() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("c") == null) {
                call.checkpoint(callback("c", 5, null));
                return pending();
            }
            return succeeded(call.operation("c").details().result());
        });
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofSeconds(6));

        String id = engine.events(arn).stream()
                .filter(HistoryEvent.CallbackStarted.class::isInstance)
                .map(e -> ((HistoryEvent.CallbackStarted) e).callbackId())
                .findFirst()
                .orElseThrow();
        engine.executor.callbackSucceeded(id, "\"late\"");
        assertThat(engine.executor.ended(arn).get(20, TimeUnit.SECONDS).facts().status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void retriesOfStepsAndOfInvocationsWaitForTheHandToo() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        engine.durable("f", call -> {
            switch (runs.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("no database");
                case 2 -> {
                    call.checkpoint(step("s").start());
                    call.checkpoint(step("s").retry("Busy", 5));
                    return pending();
                }
                default -> {
                    assertThat(call.operation("s").status()).isEqualTo(OperationStatus.READY);
                    call.checkpoint(step("s").start());
                    call.checkpoint(step("s").succeed("1"));
                    return succeeded("1");
                }
            }
        });
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofMinutes(10));
        assertThat(runs).hasValue(1);
        assertThat(engine.executor.fireNextTimer(arn).orElseThrow().deadline().kind())
                .isEqualTo(Deadline.Kind.INVOCATION_RETRY);
        awaitSuspended(arn, 2);
        pass(arn, Duration.ofMinutes(10));
        assertThat(operation(arn, "s").status()).isEqualTo(OperationStatus.PENDING);
        assertThat(engine.executor.fireNextTimer(arn).orElseThrow().deadline().kind())
                .isEqualTo(Deadline.Kind.STEP_RETRY);
        engine.executor.ended(arn).get(20, TimeUnit.SECONDS);
        assertThat(runs).hasValue(3);
    }

    @Test
    void whoLeavesManualTimeLetsAllFireThatIsPast() throws Exception {
        twoWaits();
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofHours(1));

        engine.executor.setTimeMode(arn, TimeMode.REAL);
        assertThat(engine.executor.ended(arn).get(20, TimeUnit.SECONDS).facts().status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void whoEntersItInTheMiddleOfAWaitHoldsIt() {
        twoWaits();
        ExecutionArn arn = engine.executor.start(new StartRequest("f", "$LATEST", null, "{}", TimeMode.REAL, null));
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofHours(1));

        assertThat(operation(arn, "short").status()).isEqualTo(OperationStatus.STARTED);
    }

    @Test
    void itIsStillManualAfterARestart() {
        twoWaits();
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        engine.close();
        wall.pass(Duration.ofHours(1));
        engine = new EngineHarness(ExecutorSettings.DEFAULT, store, wall);
        twoWaits();

        assertThat(engine.executor.standing(arn).timeMode()).isEqualTo(TimeMode.MANUAL);
        pass(arn, Duration.ofHours(1));
        assertThat(operation(arn, "short").status()).isEqualTo(OperationStatus.STARTED);
        assertThat(engine.executor.fireNextTimer(arn).orElseThrow().deadline().operationId())
                .isEqualTo("short");
    }

    @Test
    void whileAHandlerIsAtWorkOnlyWhatIsPastCanBeFired() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        engine.durable("f", call -> {
            call.checkpoint(waitFor("w", 10));
            atWork.countDown();
            goOn.await();
            return succeeded("\"" + call.checkpoint().operations().getFirst().status() + "\"");
        });
        ExecutionArn arn = engine.start("f", "{}");
        assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> engine.executor.fireNextTimer(arn))
                .isInstanceOf(LambdaFault.class)
                .hasMessageContaining("only while no invocation runs");
        pass(arn, Duration.ofSeconds(11));

        assertThat(engine.executor.fireNextTimer(arn)).isPresent();
        goOn.countDown();
        assertThat(engine.executor
                        .ended(arn)
                        .get(20, TimeUnit.SECONDS)
                        .facts()
                        .result()
                        .payload())
                .isEqualTo("\"SUCCEEDED\"");
    }

    @Test
    void whatTheDebuggerHoldsIsFiredByHandToo() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 10));
                return pending();
            }
            call.checkpoint(step("a").start());
            call.checkpoint(step("a").succeed("1"));
            return succeeded("1");
        });
        engine.debugger()
                .setBreakpoints(
                        "f",
                        Breakpoints.of(
                                new Breakpoint("b", true, Criteria.named(NamePattern.parse("a")), When.BEFORE, 1)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        engine.executor.fireNextTimer(arn);
        EngineHarness.await("the stop", () -> !engine.debugger().stops(arn).isEmpty());
        var before = engine.executor.standing(arn).clock();
        pass(arn, Duration.ofHours(2));
        assertThat(before.at(wall.instant()))
                .isEqualTo(engine.executor.standing(arn).clock().at(wall.instant()));

        assertThat(engine.executor.fireNextTimer(arn).orElseThrow().deadline().kind())
                .isEqualTo(Deadline.Kind.EXECUTION_TIMEOUT);
        assertThat(engine.executor.describe(arn).facts().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }
}
