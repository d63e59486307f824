package dev.durascope.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DurableFunctionTestRunnerTest {
    static final class Approval extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String order, DurableContext context) {
            String checked = context.step("check", String.class, s -> order + " checked");
            context.wait("cool down", Duration.ofHours(1));
            String answer = context.createCallback("approval", String.class).get();
            return checked + ", " + answer;
        }
    }

    private final DurableFunctionTestRunner runner = new DurableFunctionTestRunner(new Approval());

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void anHourPassesAtOnceAndACallbackIsAnsweredByName() {
        runner.runAsync("order-1");
        runner.sendCallbackSuccess(runner.waitForCallback("approval"), "approved");
        DurableFunctionTestResult result = runner.waitForResult();
        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.result(String.class)).isEqualTo("order-1 checked, approved");
        assertThat(result.operations()).hasSize(3);
        assertThat(result.operation("cool down").operation().type()).isEqualTo(OperationType.WAIT);
        assertThatThrownBy(() -> result.operation("nothing"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("check, cool down, approval");
    }

    @Test
    void aFailedCallbackFailsTheExecutionThatDoesNotCatchIt() {
        runner.runAsync("order-2");
        String id = runner.waitForCallback("approval");
        runner.sendCallbackHeartbeat(id);
        runner.sendCallbackFailure(id, ErrorObject.of("Rejected", "too expensive"));
        DurableFunctionTestResult result = runner.waitForResult();
        assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(result.error().errorMessage()).contains("too expensive");
    }
}
