package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.execution;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens, repetition and batches, as a handler meets them (protocol §2). */
@Timeout(60)
class CheckpointTest {
    private final EngineHarness engine = EngineHarness.skipping();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aStaleTokenIsRefusedAndTheLastCallRepeatedIsAnsweredAlike() throws Exception {
        engine.durable("f", call -> {
            String first = call.token;
            CheckpointAnswer answer = engine.executor.checkpoint(
                    call.arn, first, "client-1", List.of(step("s").start()));
            CheckpointAnswer again = engine.executor.checkpoint(
                    call.arn, first, "client-1", List.of(step("s").start()));
            assertThat(again).isEqualTo(answer);
            assertThatThrownBy(() -> engine.executor.checkpoint(call.arn, first, "other", List.of()))
                    .isInstanceOf(LambdaFault.class)
                    .hasMessage("Invalid checkpoint token");
            CheckpointAnswer poll = engine.executor.checkpoint(call.arn, answer.checkpointToken(), null, List.of());
            assertThat(poll.operations()).isEmpty();
            assertThat(poll.checkpointToken()).isNotEqualTo(answer.checkpointToken());
            assertThatThrownBy(() -> engine.executor.checkpoint(call.arn, first, "client-1", List.of()))
                    .hasMessage("Invalid checkpoint token");
            return succeeded(null);
        });
        assertThat(engine.run("f", "{}").facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aSupersededInvocationsLastCallRepeatedIsNotAnswered() throws Exception {
        AtomicReference<String> first = new AtomicReference<>();
        engine.durable("f", call -> {
            if (first.compareAndSet(null, call.token)) {
                engine.executor.checkpoint(
                        call.arn, first.get(), "client-1", List.of(step("s").start()));
                throw new IllegalStateException("gone");
            }
            assertThatThrownBy(() -> engine.executor.checkpoint(
                            call.arn, first.get(), "client-1", List.of(step("s").start())))
                    .hasMessage("Invalid checkpoint token");
            return succeeded(null);
        });
        assertThat(engine.run("f", "{}").facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aBatchThatBreaksARuleAppliesNothing() throws Exception {
        engine.durable("f", call -> {
            assertThatThrownBy(() -> call.checkpoint(step("a").start(), waitFor("w", 0)))
                    .hasMessageContaining("WaitSeconds must be 1");
            CheckpointAnswer answer = call.checkpoint(step("b").start());
            assertThat(answer.operations()).extracting(Operation::id).containsExactly("b");
            return succeeded(null);
        });
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(engine.state(end.arn()).operation("a")).isNull();
    }

    @Test
    void aCheckpointedResultWinsOverTheAnswerAndEndsTheTokens() throws Exception {
        engine.durable("f", call -> {
            CheckpointAnswer answer = call.checkpoint(execution(true, "\"big\""));
            assertThat(answer.checkpointToken()).isNull();
            return succeeded("");
        });
        ExecutionDescription end = engine.run("f", "{}");
        assertThat(end.facts().result().payload()).isEqualTo("\"big\"");
        assertThat(engine.eventTypes(end.arn()))
                .containsExactly("ExecutionStarted", "InvocationCompleted", "ExecutionSucceeded");
    }
}
