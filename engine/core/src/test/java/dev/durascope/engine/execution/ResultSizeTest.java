package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.execution;
import static dev.durascope.engine.execution.EngineHarness.invoke;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.store.InMemoryStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How large a result may be, by how the execution was started (protocol §5). */
@Timeout(60)
class ResultSizeTest {
    private static final int ONE_MEGABYTE = 1 << 20;

    private final InMemoryStore store = new InMemoryStore();
    private final EngineHarness engine = new EngineHarness(ExecutorSettings.DEFAULT, store);

    @AfterEach
    void close() {
        engine.close();
    }

    private static String json(int bytes) {
        return "\"" + "x".repeat(bytes - 2) + "\"";
    }

    private static StartRequest start(InvocationType type) {
        return new StartRequest("f", "$LATEST", null, "{}", null, null, type);
    }

    private ExecutionDescription run(InvocationType type) throws Exception {
        return engine.executor.ended(engine.executor.start(start(type))).get(20, TimeUnit.SECONDS);
    }

    @Test
    void aReturnedResultOfMoreThanAMegabyteFailsAnExecutionThatNobodyWaitsFor() throws Exception {
        engine.durable("f", call -> succeeded(json(ONE_MEGABYTE + 1)));

        ExecutionDescription end = run(InvocationType.EVENT);

        assertThat(end.facts().status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.facts().error().errorType()).isEqualTo("InvalidParameterValueException");
        assertThat(end.facts().error().errorMessage())
                .startsWith("EXECUTION output payload size must be less than or equal to 1048576 bytes")
                .contains("asynchronously");
        assertThat(((HistoryEvent.InvocationCompleted) engine.events(end.arn()).get(1))
                        .error()
                        .payload())
                .isEqualTo(end.facts().error());
    }

    @Test
    void theSameResultIsFineWhereTheCallerWaitsForIt() throws Exception {
        engine.durable("f", call -> succeeded(json(ONE_MEGABYTE + 1)));

        assertThat(run(InvocationType.REQUEST_RESPONSE).facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aCheckpointedResultIsRefusedAndTheHandlerMayThenCheckpointASmallerOne() throws Exception {
        engine.durable("f", call -> {
            assertThatThrownBy(() -> call.checkpoint(execution(true, json(ONE_MEGABYTE + 1))))
                    .isInstanceOf(LambdaFault.class)
                    .hasMessageContaining("1048576 bytes");
            call.checkpoint(execution(true, json(ONE_MEGABYTE)));
            return succeeded("");
        });

        ExecutionDescription end = run(InvocationType.EVENT);

        assertThat(end.facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.facts().result().payload()).hasSize(ONE_MEGABYTE);
    }

    @Test
    void nobodyWaitsForAChildSoItsResultIsHeldToAMegabyte() throws Exception {
        engine.durable("child", call -> succeeded(json(ONE_MEGABYTE + 1)));
        engine.durable("f", call -> {
            Operation i = call.operation("i");
            if (i == null) {
                call.checkpoint(invoke("i", "child", null));
                return pending();
            }
            return succeeded("\"" + i.details().error().errorType() + "\"");
        });

        assertThat(run(InvocationType.REQUEST_RESPONSE).facts().result().payload())
                .isEqualTo("\"InvalidParameterValueException\"");
    }

    @Test
    void howItWasStartedIsKnownAfterARestart() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        engine.durable("f", call -> {
            atWork.countDown();
            new CountDownLatch(1).await();
            return pending();
        });
        var arn = engine.executor.start(start(InvocationType.EVENT));
        assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
        engine.close();
        try (EngineHarness after = new EngineHarness(ExecutorSettings.DEFAULT, store)) {
            after.durable("f", call -> succeeded(json(ONE_MEGABYTE + 1)));

            assertThat(after.executor
                            .ended(arn)
                            .get(20, TimeUnit.SECONDS)
                            .facts()
                            .status())
                    .isEqualTo(ExecutionStatus.FAILED);
        }
    }
}
