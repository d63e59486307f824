package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.callback;
import static dev.durascope.engine.execution.EngineHarness.invoke;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chained invokes of functions that are here, and of those that are not. */
@Timeout(60)
class ChainedInvokeTest {
    private final EngineHarness engine = EngineHarness.skipping();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aDurableTargetRunsAsAChildAndItsEndComesAfterTheSuspension() throws Exception {
        engine.durable("child", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 100));
                return pending();
            }
            return succeeded("\"from child\"");
        });
        engine.durable("parent", call -> {
            if (call.operation("i") == null) {
                call.checkpoint(invoke("i", "child", "{\"a\":1}"));
                return pending();
            }
            return succeeded(call.operation("i").details().result());
        });
        ExecutionDescription end = engine.run("parent", "{}");
        assertThat(end.facts().result().payload()).isEqualTo("\"from child\"");
        assertThat(engine.eventTypes(end.arn()))
                .containsExactly(
                        "ExecutionStarted",
                        "ChainedInvokeStarted",
                        "InvocationCompleted",
                        "ChainedInvokeSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
        HistoryEvent.ChainedInvokeStarted started =
                (HistoryEvent.ChainedInvokeStarted) engine.events(end.arn()).get(1);
        ExecutionArn child = ExecutionArn.parse(started.durableExecutionArn());
        assertThat(engine.executor.describe(child).facts().parentArn())
                .isEqualTo(end.arn().toString());
        assertThat(engine.executor.describe(child).facts().input().payload()).isEqualTo("{\"a\":1}");
        assertThat(Duration.between(end.facts().start(), end.facts().end()))
                .as("the parent's clock follows its child's")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void aPlainTargetIsInvokedOnceAndItsFailureReachesTheCaller() throws Exception {
        engine.functions.register(FunctionConfig.plain(
                "plain",
                new Code.InProcess(i -> {
                    if (new String(i.payload()).contains("boom")) {
                        throw new IllegalArgumentException("boom");
                    }
                    return "\"pong\"".getBytes();
                }),
                "h"));
        engine.durable("parent", call -> {
            if (call.operation("a") == null) {
                call.checkpoint(invoke("a", "plain", "1"), invoke("b", "plain", "\"boom\""));
            }
            boolean done = call.operation("a") != null
                    && call.operation("a").status().isTerminal()
                    && call.operation("b").status().isTerminal();
            return done
                    ? succeeded(call.operation("a").details().result()
                            + call.operation("b").details().error().errorMessage())
                    : pending();
        });
        assertThat(engine.run("parent", "{}").facts().result().payload()).isEqualTo("\"pong\"boom");
    }

    @Test
    void anUnknownTargetFailsInTheSameAnswer() throws Exception {
        engine.durable("parent", call -> {
            CheckpointAnswer answer = call.checkpoint(invoke("i", "nobody", "1"));
            Operation i = answer.operations().getFirst();
            assertThat(i.status()).isEqualTo(OperationStatus.FAILED);
            return succeeded("\"" + i.details().error().errorType() + "\"");
        });
        assertThat(engine.run("parent", "{}").facts().result().payload()).isEqualTo("\"ResourceNotFoundException\"");
    }

    @Test
    void anUnregisteredTargetCanWaitForSomebodyToAnswer() throws Exception {
        try (EngineHarness holding = new EngineHarness(ExecutorSettings.DEFAULT.holdingUnregisteredInvokes(true))) {
            holding.durable("parent", call -> {
                if (call.operation("i") == null) {
                    call.checkpoint(invoke("i", "nobody", "1"));
                    return pending();
                }
                return succeeded(call.operation("i").details().result());
            });
            ExecutionArn arn = holding.start("parent", "{}");
            EngineHarness.await("suspended", () -> holding.eventTypes(arn).contains("InvocationCompleted"));
            assertThat(holding.executor.standing(arn).waitingFor().getFirst().kind())
                    .isEqualTo(Waiting.Kind.UNREGISTERED_INVOKE);
            holding.executor.completeInvoke(arn, "i", "\"by hand\"");
            assertThat(holding.executor
                            .ended(arn)
                            .get(20, TimeUnit.SECONDS)
                            .facts()
                            .result()
                            .payload())
                    .isEqualTo("\"by hand\"");
        }
    }

    @Test
    void stoppingAChildStopsTheInvokeAndItsTimeoutTimesItOut() throws Exception {
        AtomicReference<ExecutionArn> child = new AtomicReference<>();
        engine.durable("child", call -> {
            child.set(call.arn);
            if (call.operation("cb") == null) {
                call.checkpoint(callback("cb", null, null));
            }
            return pending();
        });
        engine.durable("parent", call -> {
            if (call.operation("i") == null) {
                call.checkpoint(invoke("i", "child", null));
                return pending();
            }
            return succeeded("\"" + call.operation("i").status() + "\"");
        });
        ExecutionArn stopped = engine.start("parent", "1");
        EngineHarness.await("child runs", () -> child.get() != null);
        engine.executor.stop(child.get(), ErrorObject.of("Stop", "it"));
        assertThat(engine.executor
                        .ended(stopped)
                        .get(20, TimeUnit.SECONDS)
                        .facts()
                        .error())
                .isNull();
        assertThat(engine.executor
                        .ended(stopped)
                        .get(20, TimeUnit.SECONDS)
                        .facts()
                        .result()
                        .payload())
                .isEqualTo("\"STOPPED\"");
        child.set(null);
        ExecutionArn timedOut = engine.start("parent", "2");
        EngineHarness.await(
                "child suspended",
                () -> child.get() != null && engine.eventTypes(child.get()).contains("InvocationCompleted"));
        engine.executor.fireNextTimer(child.get());
        assertThat(engine.executor
                        .ended(timedOut)
                        .get(20, TimeUnit.SECONDS)
                        .facts()
                        .result()
                        .payload())
                .isEqualTo("\"TIMED_OUT\"");
        assertThat(engine.executor.describe(child.get()).facts().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }
}
