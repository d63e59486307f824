package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.callback;
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
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.store.StoredExecution;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time that runs faster or slower than the wall clock while no handler is at work. */
@Timeout(60)
class ScaledTimeTest {
    private static final TimeMode MINUTE_A_SECOND = TimeMode.scaled(60);

    private final SetWall wall = new SetWall();
    private final InMemoryStore store = new InMemoryStore();
    private EngineHarness engine = engine(TimeMode.scaled(60));

    private EngineHarness engine(TimeMode mode) {
        return new EngineHarness(ExecutorSettings.DEFAULT.withTimeMode(mode), store, wall);
    }

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
        look(arn);
    }

    private void look(ExecutionArn arn) {
        engine.executor.setTimeMode(arn, engine.executor.standing(arn).timeMode());
    }

    private Instant now(ExecutionArn arn) {
        return engine.executor.standing(arn).clock().at(wall.instant());
    }

    private double speed(ExecutionArn arn) {
        return engine.executor.standing(arn).clock().speed();
    }

    private Operation operation(ExecutionArn arn, String id) {
        return engine.state(arn).operation(id).operation();
    }

    private ExecutionStatus end(ExecutionArn arn) throws Exception {
        return engine.executor.ended(arn).get(20, TimeUnit.SECONDS).facts().status();
    }

    private void waiting(int seconds) {
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", seconds));
                return pending();
            }
            return call.envelope.operations().stream().anyMatch(Operation::isPending) ? pending() : succeeded("1");
        });
    }

    @Test
    void anHourTakesAMinuteAndEndsAsOfWhenItWasDue() throws Exception {
        waiting(3600);
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofMillis(59_900));
        assertThat(operation(arn, "w").status()).isEqualTo(OperationStatus.STARTED);
        pass(arn, Duration.ofMillis(100));

        assertThat(end(arn)).isEqualTo(ExecutionStatus.SUCCEEDED);
        Operation wait = operation(arn, "w");
        assertThat(Duration.between(wait.start(), wait.end())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void itsTimersFireByThemselves() throws Exception {
        try (EngineHarness real = new EngineHarness(ExecutorSettings.DEFAULT.withTimeMode(TimeMode.scaled(36_000)))) {
            real.durable("f", call -> {
                if (call.operation("w") == null) {
                    call.checkpoint(waitFor("w", 3600));
                    return pending();
                }
                return succeeded("1");
            });
            ExecutionArn arn = real.start("f", "{}");
            real.executor.ended(arn).get(20, TimeUnit.SECONDS);
            Operation wait = real.state(arn).operation("w").operation();
            assertThat(Duration.between(wait.start(), wait.end())).isEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void slowedTimeTakesLonger() throws Exception {
        waiting(10);
        ExecutionArn arn =
                engine.executor.start(new StartRequest("f", "$LATEST", null, "{}", TimeMode.scaled(0.5), null));
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofSeconds(19));
        assertThat(operation(arn, "w").status()).isEqualTo(OperationStatus.STARTED);
        pass(arn, Duration.ofSeconds(1));

        assertThat(end(arn)).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void whatAStepTakesIsMeasuredOnTheWallClock() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 3600));
                return pending();
            }
            call.checkpoint(step("s").start());
            atWork.countDown();
            goOn.await();
            call.checkpoint(step("s").succeed("1"));
            return succeeded("1");
        });
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        assertThat(speed(arn)).isEqualTo(60);
        pass(arn, Duration.ofMinutes(1));
        assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(speed(arn)).isEqualTo(1);
        pass(arn, Duration.ofSeconds(3));
        goOn.countDown();

        assertThat(end(arn)).isEqualTo(ExecutionStatus.SUCCEEDED);
        Operation s = operation(arn, "s");
        assertThat(Duration.between(s.start(), s.end())).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void callbacksAndTheExecutionItselfTimeOutInItsTime() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("c") == null) {
                call.checkpoint(callback("c", 3600, null));
            }
            return pending();
        });
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofMinutes(1));
        assertThat(operation(arn, "c").status()).isEqualTo(OperationStatus.TIMED_OUT);
    }

    @Test
    void theModeCanChangeInTheMiddleOfAWait() throws Exception {
        waiting(3600);
        ExecutionArn arn = engine.executor.start(new StartRequest("f", "$LATEST", null, "{}", TimeMode.REAL, null));
        awaitSuspended(arn, 1);
        Instant begun = now(arn);
        pass(arn, Duration.ofMinutes(10));
        engine.executor.setTimeMode(arn, MINUTE_A_SECOND);
        pass(arn, Duration.ofSeconds(20));
        assertThat(now(arn)).isEqualTo(begun.plus(Duration.ofMinutes(30)));
        engine.executor.setTimeMode(arn, TimeMode.MANUAL);
        pass(arn, Duration.ofMinutes(10));
        assertThat(now(arn)).isEqualTo(begun.plus(Duration.ofMinutes(40)));
        engine.executor.setTimeMode(arn, TimeMode.scaled(0.1));
        pass(arn, Duration.ofMinutes(199));
        assertThat(operation(arn, "w").status()).isEqualTo(OperationStatus.STARTED);
        pass(arn, Duration.ofMinutes(1));

        assertThat(end(arn)).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aRestartKeepsTheFactorAndTheClockAndTimeGoesOnAsTheWallClockMeanwhile() {
        waiting(100_000);
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofMinutes(1));
        Instant before = now(arn);
        engine.close();
        wall.pass(Duration.ofMinutes(5));
        engine = engine(TimeMode.REAL);
        waiting(100_000);
        look(arn);

        assertThat(engine.executor.standing(arn).timeMode()).isEqualTo(MINUTE_A_SECOND);
        assertThat(now(arn)).isEqualTo(before.plus(Duration.ofMinutes(5)));
        pass(arn, Duration.ofMinutes(1));
        assertThat(now(arn)).isEqualTo(before.plus(Duration.ofMinutes(65)));
    }

    @Test
    void anEngineThatIsKilledLosesNothingOfTheTimeThatHadPassed() {
        waiting(100_000);
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofMinutes(1));
        Instant before = now(arn);
        InMemoryStore asKilled = new InMemoryStore();
        for (StoredExecution stored : store.executions()) {
            asKilled.append(stored, store.journal(stored.arn(), 0));
        }
        try (EngineHarness after = new EngineHarness(ExecutorSettings.DEFAULT, asKilled, wall)) {
            assertThat(after.executor.standing(arn).clock().at(wall.instant())).isEqualTo(before);
        }
    }

    @Test
    void whatTheDebuggerHoldsStandsStillAndGoesOnAtItsSpeed() throws Exception {
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 60));
                return pending();
            }
            call.checkpoint(step("a").start());
            if (call.operation("v") == null) {
                call.checkpoint(waitFor("v", 600));
            }
            return pending();
        });
        engine.debugger()
                .setBreakpoints(
                        "f",
                        Breakpoints.of(
                                new Breakpoint("b", true, Criteria.named(NamePattern.parse("a")), When.BEFORE, 1)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofSeconds(1));
        EngineHarness.await("the stop", () -> !engine.debugger().stops(arn).isEmpty());
        Instant stopped = now(arn);
        pass(arn, Duration.ofHours(1));
        assertThat(now(arn)).isEqualTo(stopped);
        engine.debugger().resume(arn);
        awaitSuspended(arn, 2);
        EngineHarness.await("its own speed", () -> speed(arn) == 60);
        assertThat(now(arn)).isEqualTo(stopped);
        pass(arn, Duration.ofSeconds(1));
        assertThat(now(arn)).isEqualTo(stopped.plusSeconds(60));
        assertThat(engine.executor.journal(arn, 0).stream().map(r -> r.entry()))
                .contains(new JournalEntry.DebuggerReleased(Duration.ofHours(1)));
    }

    @Test
    void aCallerKeepsTheWallClocksPaceWhileTheHandlerOfItsInvokeIsAtWork() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<ExecutionArn> child = new AtomicReference<>();
        engine.durable("child", call -> {
            child.set(call.arn);
            if (call.operation("w") == null) {
                atWork.countDown();
                goOn.await();
                call.checkpoint(waitFor("w", 3600));
                return pending();
            }
            return succeeded("1");
        });
        engine.durable("f", call -> {
            if (call.operation("i") == null) {
                call.checkpoint(invoke("i", "child", null));
                return pending();
            }
            return succeeded(call.operation("i").details().result());
        });
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
        EngineHarness.await("the wall's pace", () -> speed(arn) == 1);
        goOn.countDown();
        EngineHarness.await("both at their own pace", () -> speed(arn) == 60 && speed(child.get()) == 60);
        wall.pass(Duration.ofMinutes(1));
        look(child.get());

        assertThat(end(arn)).isEqualTo(ExecutionStatus.SUCCEEDED);
        Operation i = operation(arn, "i");
        assertThat(Duration.between(i.start(), i.end())).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
    }

    @Test
    void aPlainFunctionThatIsInvokedIsAtWorkToo() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        engine.functions.register(FunctionConfig.plain(
                "plain",
                new Code.InProcess(i -> {
                    goOn.await();
                    return "2".getBytes();
                }),
                "h"));
        engine.durable("f", call -> {
            if (call.operation("p") == null) {
                call.checkpoint(invoke("p", "plain", null));
                return pending();
            }
            return succeeded(call.operation("p").details().result());
        });
        ExecutionArn arn = engine.start("f", "{}");
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofSeconds(3));
        assertThat(speed(arn)).isEqualTo(1);
        goOn.countDown();

        assertThat(end(arn)).isEqualTo(ExecutionStatus.SUCCEEDED);
        Operation p = operation(arn, "p");
        assertThat(Duration.between(p.start(), p.end())).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aChildOfSlowedTimeKeepsItsParentsTimeOverARestart() {
        waiting(100_000);
        engine.durable("f", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 60));
                return pending();
            }
            if (call.operation("i") == null) {
                call.checkpoint(invoke("i", "child", null));
            }
            return pending();
        });
        AtomicReference<ExecutionArn> child = new AtomicReference<>();
        engine.durable("child", call -> {
            child.set(call.arn);
            call.checkpoint(callback("c", null, null));
            return pending();
        });
        ExecutionArn arn =
                engine.executor.start(new StartRequest("f", "$LATEST", null, "{}", TimeMode.scaled(0.1), null));
        awaitSuspended(arn, 1);
        pass(arn, Duration.ofMinutes(10));
        EngineHarness.await("the child waits", () -> child.get() != null && speed(child.get()) == 0.1);
        Instant before = now(child.get());
        assertThat(before).isBefore(wall.instant().minusSeconds(500));
        engine.close();
        engine = engine(TimeMode.REAL);

        assertThat(now(child.get())).isEqualTo(before);
    }
}
