package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.failed;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the outside world may do to callbacks, and what only time may. */
@Timeout(60)
class CallbackTest {
    private final EngineHarness engine = EngineHarness.skipping();

    @AfterEach
    void close() {
        engine.close();
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
        assertThat(engine.executor.fireNextTimer(arn).orElseThrow().jumped())
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));
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
}
