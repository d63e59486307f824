package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.invoke;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecoveryTest {
    private static final ExecutorSettings SKIP = ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP);

    private final InMemoryStore store = new InMemoryStore();

    @Test
    void anInvocationCutOffByTheEnginesEndCountsAsFailedAndIsTriedAgain() throws Exception {
        ExecutionArn arn;
        CountDownLatch atWork = new CountDownLatch(1);
        try (EngineHarness before = new EngineHarness(SKIP, store)) {
            before.durable("f", call -> {
                call.checkpoint(step("s").start());
                atWork.countDown();
                new CountDownLatch(1).await();
                return pending();
            });
            arn = before.start("f", "{}");
            assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
        }
        try (EngineHarness after = new EngineHarness(SKIP, store)) {
            assertThat(after.executor.executions()).hasSize(1);
            after.durable("f", call -> {
                call.checkpoint(step("s").succeed("1"));
                return succeeded("1");
            });
            ExecutionDescription end = after.executor.ended(arn).get(20, TimeUnit.SECONDS);
            assertThat(end.facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(after.eventTypes(arn))
                    .containsExactly(
                            "ExecutionStarted",
                            "StepStarted",
                            "InvocationCompleted",
                            "StepSucceeded",
                            "InvocationCompleted",
                            "ExecutionSucceeded");
            HistoryEvent.InvocationCompleted cut =
                    (HistoryEvent.InvocationCompleted) after.events(arn).get(2);
            assertThat(cut.error().payload().errorType()).isEqualTo("Runtime.ExitError");
        }
    }

    @Test
    void aWaitThatWasPendingIsArmedAgain() throws Exception {
        ExecutionArn arn;
        try (EngineHarness before = new EngineHarness(ExecutorSettings.DEFAULT, store)) {
            before.durable("f", call -> {
                call.checkpoint(waitFor("w", 1));
                return pending();
            });
            arn = before.start("f", "{}");
            EngineHarness.await("suspended", () -> before.eventTypes(arn).contains("InvocationCompleted"));
        }
        try (EngineHarness after = new EngineHarness(ExecutorSettings.DEFAULT, store)) {
            after.durable("f", call -> succeeded("\"" + call.operation("w").status() + "\""));
            assertThat(after.executor
                            .ended(arn)
                            .get(20, TimeUnit.SECONDS)
                            .facts()
                            .result()
                            .payload())
                    .isEqualTo("\"SUCCEEDED\"");
        }
    }

    @Test
    void aChildThatEndedUnheardIsHeardOfAndAPlainTargetIsCalledAgain() throws Exception {
        ExecutionArn arn;
        CountDownLatch atWork = new CountDownLatch(1);
        try (EngineHarness before = new EngineHarness(SKIP, store)) {
            before.durable("child", call -> succeeded("1"));
            before.functions.register(FunctionConfig.plain(
                    "plain",
                    new Code.InProcess(i -> {
                        atWork.countDown();
                        new CountDownLatch(1).await();
                        return new byte[0];
                    }),
                    "h"));
            before.durable("f", call -> {
                call.checkpoint(invoke("c", "child", null), invoke("p", "plain", null));
                // At work until the end: what the child answers cannot be delivered.
                new CountDownLatch(1).await();
                return pending();
            });
            arn = before.start("f", "{}");
            assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
            EngineHarness.await(
                    "child ended",
                    () -> before.executor.executions().stream()
                            .anyMatch(s -> s.status().isTerminal()));
        }
        try (EngineHarness after = new EngineHarness(SKIP, store)) {
            after.durable(
                    "f",
                    call -> call.envelope.operations().stream().anyMatch(o -> o.isPending())
                            ? pending()
                            : succeeded(call.operation("c").details().result()
                                    + call.operation("p").details().result()));
            after.functions.register(FunctionConfig.plain("plain", new Code.InProcess(i -> "2".getBytes()), "h"));
            assertThat(after.executor
                            .ended(arn)
                            .get(20, TimeUnit.SECONDS)
                            .facts()
                            .result()
                            .payload())
                    .isEqualTo("12");
        }
    }

    @Test
    void theClockGoesOnFromWhereItHadJumpedTo() throws Exception {
        ExecutionArn arn;
        try (EngineHarness before = new EngineHarness(SKIP, store)) {
            before.durable("f", call -> {
                if (call.operation("w") == null) {
                    call.checkpoint(waitFor("w", 5000));
                    return pending();
                }
                call.checkpoint(EngineHarness.callback("cb", null, null));
                return pending();
            });
            arn = before.start("f", "{}");
            EngineHarness.await(
                    "suspended twice",
                    () -> before.eventTypes(arn).stream()
                                    .filter("InvocationCompleted"::equals)
                                    .count()
                            == 2);
        }
        try (EngineHarness after = new EngineHarness(SKIP, store)) {
            Instant now = Instant.now();
            assertThat(Duration.between(
                                    now, after.executor.standing(arn).clock().at(now))
                            .toSeconds())
                    .isBetween(4990L, 5000L);
            assertThat(after.executor.journal(arn, 0).stream()
                            .anyMatch(r -> r.entry() instanceof JournalEntry.TimeJumped))
                    .isTrue();
        }
    }

    @Test
    void aCallbackOfAnExecutionThatEndedInAnEarlierSessionIsClosedNotUnknown() throws Exception {
        String answered;
        String stopped;
        try (EngineHarness before = new EngineHarness(ExecutorSettings.DEFAULT, store)) {
            before.durable("f", call -> {
                if (call.operation("cb") != null) {
                    return succeeded(null);
                }
                call.checkpoint(callback("cb", null, null));
                return pending();
            });
            ExecutionArn first = before.start("f", "1");
            ExecutionArn second = before.start("f", "2");
            answered = callbackId(before, first);
            stopped = callbackId(before, second);
            before.executor.callbackSucceeded(answered, "true");
            before.executor.ended(first).get(20, TimeUnit.SECONDS);
            before.executor.stop(second, null);
        }
        try (EngineHarness after = new EngineHarness(ExecutorSettings.DEFAULT, store)) {
            assertClosed(() -> after.executor.callbackSucceeded(answered, "true"), "already ended as SUCCEEDED");
            assertClosed(() -> after.executor.callbackHeartbeat(answered), "already ended as SUCCEEDED");
            assertClosed(
                    () -> after.executor.callbackFailed(stopped, ErrorObject.EMPTY), "execution has ended as STOPPED");
            after.executor.delete(after.executor.executions().getFirst().arn());
            after.executor.delete(after.executor.executions().getFirst().arn());
            assertThatThrownBy(() -> after.executor.callbackHeartbeat(answered))
                    .isInstanceOfSatisfying(
                            LambdaFault.class, f -> assertThat(f.type()).isEqualTo(FaultType.RESOURCE_NOT_FOUND));
        }
    }

    private static String callbackId(EngineHarness engine, ExecutionArn arn) {
        EngineHarness.await("suspended", () -> engine.eventTypes(arn).contains("InvocationCompleted"));
        return engine.events(arn).stream()
                .filter(HistoryEvent.CallbackStarted.class::isInstance)
                .map(e -> ((HistoryEvent.CallbackStarted) e).callbackId())
                .findFirst()
                .orElseThrow();
    }

    private static void assertClosed(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        LambdaFault.class, f -> assertThat(f.type()).isEqualTo(FaultType.CALLBACK_TIMEOUT));
    }
}
