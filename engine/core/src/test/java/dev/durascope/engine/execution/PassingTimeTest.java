package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.time.TimeMode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Time passes to a moment that somebody names. */
@Timeout(60)
class PassingTimeTest {
    private final SetWall wall = new SetWall();

    static List<TimeMode> modes() {
        return List.of(TimeMode.REAL, TimeMode.MANUAL);
    }

    private EngineHarness engine(TimeMode mode) {
        return new EngineHarness(ExecutorSettings.DEFAULT.withTimeMode(mode), new InMemoryStore(), wall);
    }

    private static void awaitSuspended(EngineHarness engine, ExecutionArn arn, int invocations) {
        EngineHarness.await(
                "suspended",
                () -> engine.eventTypes(arn).stream()
                                .filter("InvocationCompleted"::equals)
                                .count()
                        == invocations);
    }

    private static OperationStatus status(EngineHarness engine, ExecutionArn arn, String id) {
        return engine.state(arn).operation(id).operation().status();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void itStopsAtTheFirstDeadlineAndGoesOnWhenAskedAgain(TimeMode mode) {
        try (EngineHarness engine = engine(mode)) {
            engine.durable("f", call -> {
                if (call.operation("w") == null) {
                    call.checkpoint(callback("c", 60, 0), waitFor("w", 10), waitFor("w2", 10), waitFor("later", 40));
                    return pending();
                }
                return call.envelope.operations().stream().anyMatch(Operation::isPending) ? pending() : succeeded("1");
            });
            ExecutionArn arn = engine.start("f", "{}");
            awaitSuspended(engine, arn, 1);
            Instant start = wall.instant();

            assertThat(engine.executor.passTime(arn, start.plusSeconds(5))).isEqualTo(start.plusSeconds(5));
            assertThat(status(engine, arn, "w")).isEqualTo(OperationStatus.STARTED);
            assertThat(engine.executor.passTime(arn, start.plusSeconds(100))).isEqualTo(start.plusSeconds(10));
            assertThat(status(engine, arn, "w")).isEqualTo(OperationStatus.SUCCEEDED);
            assertThat(status(engine, arn, "w2")).isEqualTo(OperationStatus.SUCCEEDED);
            assertThat(status(engine, arn, "later")).isEqualTo(OperationStatus.STARTED);
            awaitSuspended(engine, arn, 2);
            assertThat(engine.executor.passTime(arn, start.plusSeconds(100))).isEqualTo(start.plusSeconds(40));
            awaitSuspended(engine, arn, 3);
            assertThat(engine.executor.passTime(arn, start.plusSeconds(100))).isEqualTo(start.plusSeconds(60));
            assertThat(status(engine, arn, "c")).isEqualTo(OperationStatus.TIMED_OUT);
            EngineHarness.await(
                    "ended", () -> engine.executor.describe(arn).facts().status() == ExecutionStatus.SUCCEEDED);
            assertThatThrownBy(() -> engine.executor.passTime(arn, start.plusSeconds(100)))
                    .isInstanceOf(LambdaFault.class)
                    .hasMessageContaining("has ended as SUCCEEDED");
        }
    }

    @Test
    void itDoesNotPassWhileAHandlerIsAtWork() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (EngineHarness engine = engine(TimeMode.MANUAL)) {
            engine.durable("f", call -> {
                atWork.countDown();
                assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
                return succeeded("1");
            });
            ExecutionArn arn = engine.start("f", "{}");
            assertThat(atWork.await(30, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(
                            () -> engine.executor.passTime(arn, wall.instant().plusSeconds(1)))
                    .hasMessageContaining("Time can pass only while no invocation runs");
            goOn.countDown();
        }
    }
}
