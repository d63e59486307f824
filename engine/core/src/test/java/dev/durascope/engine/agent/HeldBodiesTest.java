package dev.durascope.engine.agent;

import static dev.durascope.engine.agent.WatchedEngine.operation;
import static dev.durascope.engine.agent.WatchedEngine.ran;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.debug.StepKind;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class HeldBodiesTest {
    @TempDir
    Path directory;

    private Path tour;

    @BeforeEach
    void makeTour() throws IOException {
        tour = Files.createDirectory(directory.resolve("tour"));
    }

    private static void breakBefore(WatchedEngine engine, String... names) throws Exception {
        List<Breakpoint> breakpoints = new ArrayList<>();
        for (String name : names) {
            breakpoints.add(new Breakpoint("b-" + name, true, Criteria.named(NamePattern.parse(name)), When.BEFORE, 1));
        }
        engine.debugger.setBreakpoints("tour", Breakpoints.NONE.with(breakpoints));
    }

    private Instant ranAt(String name) throws IOException {
        return Files.getLastModifiedTime(tour.resolve(name)).toInstant();
    }

    @Test
    void aStepThatStopsBeforeItRunsDoesNotRunUntilItIsLetGo() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            breakBefore(engine, "charge", "paid");
            ExecutionArn arn = engine.start(Tour.class, tour);

            Stop charge = engine.awaitStop(arn);
            assertThat(charge.point()).isEqualTo(StopPoint.BEFORE_APPLY);
            assertThat(charge.bodyRunning()).isFalse();
            engine.await(
                    "charge is seen",
                    () -> !engine.state(arn).sightings(1).operations().isEmpty());
            assertThat(ran(tour)).isEmpty();
            assertThat(operation(engine.state(arn), "charge")).isNull();
            Instant letGo = Instant.now();
            engine.debugger.resume(arn);

            Stop paid = engine.awaitStop(arn, charge.id());
            assertThat(ranAt("charge")).isAfterOrEqualTo(letGo.minusMillis(10));
            assertThat(paid.bodyRunning()).isFalse();
            assertThat(ran(tour)).contains("charge", "pack", "score").doesNotContain("paid", "thank");
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(ran(tour)).contains("paid", "thank");
        }
    }

    @Test
    void theTimeThatAnInvocationHasLeftStandsStillWhileItIsHeld() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            breakBefore(engine, "charge");
            ExecutionArn arn = engine.start(Timed.class, tour);
            engine.awaitStop(arn);
            long since = System.nanoTime();
            engine.await("wall time to pass", () -> System.nanoTime() - since > TimeUnit.SECONDS.toNanos(3));
            engine.debugger.resume(arn);
            long stood = Long.parseLong(engine.ended(arn).facts().result().payload());
            assertThat(stood).isGreaterThan(2_500);
        }
    }

    @Test
    void aStepThatIsCrashedBeforeItRunsHasNotRunWhenItIsTriedAgain() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            breakBefore(engine, "charge");
            ExecutionArn arn = engine.start(Tour.class, tour);
            Stop charge = engine.awaitStop(arn);
            engine.debugger.crash(arn, false);
            Stop again = engine.awaitStop(arn, charge.id());
            assertThat(again.invocation()).isEqualTo(2);
            assertThat(ran(tour)).isEmpty();
            engine.debugger.resume(arn);
            // A body that runs twice fails on its file.
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void steppingRunsOneBodyAtATime() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            breakBefore(engine, "charge");
            ExecutionArn arn = engine.start(Tour.class, tour);
            Stop charge = engine.awaitStop(arn);
            engine.debugger.step(arn, StepKind.OVER, null);
            Stop done = engine.awaitStop(arn, charge.id());
            assertThat(ran(tour)).containsExactly("charge");
            assertThat(done.names()).containsValue("charge");
            engine.debugger.step(arn, StepKind.INTO, null);
            Stop shipping = engine.awaitStop(arn, done.id());
            assertThat(shipping.names()).containsValue("shipping");
            engine.debugger.step(arn, StepKind.INTO, null);
            Stop pack = engine.awaitStop(arn, shipping.id());
            assertThat(pack.names()).containsValue("pack");
            assertThat(pack.bodyRunning()).isFalse();
            assertThat(ran(tour)).containsExactly("charge");
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void aThrottledStartLetsTheBodyRunRatherThanHangForEver() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            breakBefore(engine, "charge");
            ExecutionArn arn = engine.start(Tour.class, tour);
            engine.awaitStop(arn);
            engine.debugger.throttle(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            ExecutionState state = engine.state(arn);
            assertThat(state.invocations()).hasSize(2);
        }
    }

    @Test
    void aStepThatWasCutOffIsHeldBeforeItRunsOnceMore() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            breakBefore(engine, "charge");
            ExecutionArn arn = engine.start(Tour.class, tour);
            Stop start = engine.awaitStop(arn);
            engine.debugger.step(arn, StepKind.OVER, null);
            Stop done = engine.awaitStop(arn, start.id());
            assertThat(ran(tour)).containsExactly("charge");
            Files.delete(tour.resolve("charge"));
            engine.debugger.crash(arn, false);

            Stop again = engine.awaitStop(arn, done.id());
            assertThat(again.point()).isEqualTo(StopPoint.BEFORE_RERUN);
            assertThat(again.invocation()).isEqualTo(2);
            assertThat(again.hits().getFirst().breakpointId()).isEqualTo("b-charge");
            assertThat(again.names()).containsValue("charge");
            assertThat(ran(tour)).isEmpty();
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(ran(tour)).contains("charge");
        }
    }

    @Test
    void aWorkerThatDiesWhileItIsHeldEndsAsACrashedInvocation() throws Exception {
        try (WatchedEngine engine = new WatchedEngine(directory, next -> next)) {
            breakBefore(engine, "charge");
            ExecutionArn arn = engine.start(Tour.class, tour);
            Stop charge = engine.awaitStop(arn);
            Matcher process = Pattern.compile("process (\\d+)")
                    .matcher(engine.state(arn).runningInvocation().placement());
            assertThat(process.find()).isTrue();
            ProcessHandle.of(Long.parseLong(process.group(1))).orElseThrow().destroyForcibly();

            Stop again = engine.awaitStop(arn, charge.id());
            assertThat(again.invocation()).isEqualTo(2);
            assertThat(engine.debugger.stops(arn)).containsExactly(again);
            assertThat(engine.state(arn).invocations().getFirst().error().errorType())
                    .isEqualTo("Runtime.ExitError");
            assertThat(ran(tour)).isEmpty();
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void withoutAnAgentTheStopSaysThatTheBodyMayBeRunning() throws Exception {
        try (WatchedEngine engine = WatchedEngine.unwatched(directory)) {
            breakBefore(engine, "charge");
            ExecutionArn arn = engine.start(Tour.class, tour);
            Stop charge = engine.awaitStop(arn);
            assertThat(charge.bodyRunning()).isTrue();
            engine.await("the body", () -> Files.exists(tour.resolve("charge")));
            engine.debugger.resume(arn);
            assertThat(engine.ended(arn).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }
}
