package dev.durascope.samples.scenarios;

import static dev.durascope.junit.DurableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.model.OperationType;
import dev.durascope.junit.DurableTest;
import dev.durascope.junit.DurableTestRunner;
import dev.durascope.junit.TestOperation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The scenarios that the field's guides teach testing with. The same source runs on the local engine and against
 * deployed functions: {@link ServedScenariosIT} runs it against {@code durascope serve}.
 */
@Timeout(60)
class ScenariosTest {

    @Test
    @DurableTest(handler = QuickStart.class, function = "quick_start")
    void quickStart(DurableTestRunner runner) {
        var result = runner.run("input str");

        assertThat(result).succeeded().hasResult(List.of("1 2", "3 4 4 3", "5 6"));
        assertThat(result).hasStep("one").withResult("1 2");
        assertThat(result).hasContext("two").withResult("3 4 4 3").withChildren("two-1", "two-2");
        assertThat(result).hasStep("three").withResult("5 6");
        assertThat(result.getWait("pause").length()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    @DurableTest(handler = OrderWorkflow.class, function = "order_workflow")
    void anOrderGoesThroughItsThreeStepsInOrder(DurableTestRunner runner) {
        var result = runner.run(new OrderWorkflow.Request("order-123"));

        assertThat(result)
                .succeeded()
                .hasResult(new OrderWorkflow.Order("order-123", "validated", "completed", "shipped"))
                .hasOperations("validate", "payment", "fulfillment");
    }

    @Test
    @DurableTest(handler = ConditionalWorkflow.class, function = "conditional_workflow")
    void aHighValueOrderIsApprovedFirst(DurableTestRunner runner) {
        var result = runner.run(new ConditionalWorkflow.Request(1_500));

        assertThat(result)
                .succeeded()
                .hasResult("High-value order processed")
                .ranInOrder("validate_amount", "approval", "approval_wait", "process_high");
        assertThat(result.getWait("approval_wait").length()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @DurableTest(handler = ConditionalWorkflow.class, function = "conditional_workflow")
    void aStandardOrderNeedsNoApproval(DurableTestRunner runner) {
        var result = runner.run(new ConditionalWorkflow.Request(500));

        assertThat(result)
                .succeeded()
                .hasResult("Standard order processed")
                .hasOperations("validate_amount", "process_standard");
    }

    @Test
    @DurableTest(handler = ChildContextWorkflow.class, function = "child_context_workflow")
    void anItemIsProcessedInAChildContext(DurableTestRunner runner) {
        var result = runner.run(new ChildContextWorkflow.Request("item-123"));

        assertThat(result).succeeded().hasOperations("item_processing");
        assertThat(result)
                .hasContext("item_processing")
                .withResult(new ChildContextWorkflow.Item("item-123", "processed"))
                .withChildren("validate", "process");
    }

    @Test
    @DurableTest(handler = MultipleContexts.class, function = "multiple_contexts")
    void twoChildContextsFollowOneAnother(DurableTestRunner runner) {
        var result = runner.run(new MultipleContexts.Request(Map.of("value", 42)));

        assertThat(result)
                .succeeded()
                .hasResult(Map.of("value", 42, "validated", true, "transformed", true))
                .hasOperations("validation", "transformation");
    }

    @Test
    @DurableTest(handler = ParallelOperations.class, function = "parallel_ops")
    void threeTasksRunAtTheSameTime(DurableTestRunner runner) {
        var result = runner.run(Map.of());

        assertThat(result).succeeded().hasResult(List.of("Task 1 complete", "Task 2 complete", "Task 3 complete"));
        assertThat(result.operations(OperationType.STEP))
                .extracting(TestOperation::name)
                .containsExactlyInAnyOrder("task1", "task2", "task3");
    }

    @Test
    @DurableTest(handler = ParallelCollection.class, function = "parallel_collection")
    void everyNumberOfACollectionIsSquared(DurableTestRunner runner) {
        var result = runner.run(new ParallelCollection.Request(List.of(1, 2, 3, 4, 5)));

        assertThat(result).succeeded().hasResult(List.of(1, 4, 9, 16, 25));
        assertThat(result.operations(OperationType.STEP)).hasSize(5);
    }

    @Test
    @DurableTest(handler = ValidationWorkflow.class, function = "validation_workflow")
    void aNegativeValueIsRefused(DurableTestRunner runner) {
        var result = runner.run(new ValidationWorkflow.Request(-5));

        assertThat(result).failed().hasErrorMessageContaining("Value must be non-negative");
        assertThat(result).hasStep("validate").thatFailed().withAttempts(1);
    }

    @Test
    @DurableTest(handler = RetryWorkflow.class, function = "retry_workflow")
    void theThirdOfFiveAttemptsSucceeds(DurableTestRunner runner) {
        var result = runner.run(Map.of());

        assertThat(result).succeeded().hasResult("Operation succeeded");
        assertThat(result).hasStep("unreliable").withAttempts(3);
    }

    @Test
    @DurableTest(handler = PartialFailure.class, function = "partial_failure")
    void twoStepsSucceedBeforeTheFailure(DurableTestRunner runner) {
        var result = runner.run(Map.of());

        assertThat(result).failed().hasErrorMessageContaining("Step 3 failed");
        assertThat(result).hasStep("step1").withResult("Step 1 complete");
        assertThat(result).hasStep("step2").withResult("Step 2 complete");
    }

    @Test
    @DurableTest(handler = CallbackTimeout.class, function = "callback_timeout")
    void aCallbackHasBothItsTimeouts(DurableTestRunner runner) {
        var result = runner.run(Map.of());

        assertThat(result).succeeded();
        var callback = result.getCallback("approval_callback");
        assertThat(result.result(String.class)).isEqualTo("Callback created: " + callback.callbackId());
        assertThat(Duration.between(callback.startTimestamp(), callback.timeoutTimestamp()))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(Duration.between(callback.startTimestamp(), callback.heartbeatTimestamp()))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    @DurableTest(handler = LongWait.class, function = "long_wait")
    void anHoursWaitEndsAtOnce(DurableTestRunner runner) {
        var result = runner.run(Map.of());

        assertThat(result).succeeded().hasResult("Complete");
        assertThat(result.operations(OperationType.WAIT)).hasSize(1);
        assertThat(result.getWait("long_wait").length()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    @DurableTest(handler = Polling.class, function = "polling")
    void pollingEndsAtAStateOfThreeAfterTwoWaits(DurableTestRunner runner) {
        var result = runner.run(Map.of());

        assertThat(result).succeeded().hasResult(3);
        assertThat(result.operations(OperationType.STEP)).hasSize(3);
        assertThat(result.operations(OperationType.WAIT)).hasSize(2);
    }

    @Test
    @DurableTest(handler = MaxAttempts.class, function = "max_attempts")
    void pollingGivesUpAfterFiveAttempts(DurableTestRunner runner) {
        var result = runner.run(new MaxAttempts.Request(10));

        assertThat(result).succeeded().hasResult(new MaxAttempts.Outcome(5, 5, false));
    }
}
