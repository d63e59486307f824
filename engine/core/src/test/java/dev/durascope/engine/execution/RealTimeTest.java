package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits on the wall clock, and the order in which their ends are told. */
@Timeout(60)
class RealTimeTest {
    private final EngineHarness engine = EngineHarness.skipping();

    @AfterEach
    void close() {
        engine.close();
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
}
