package dev.durascope.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DurableFunctionTestRunnerTest {
    private DurableFunctionTestRunner runner =
            DurableFunctionTestRunner.forHandler(new Handlers.Approval()).build();

    private DurableFunctionTestRunner runner(LocalRunnerBuilder builder) {
        runner.close();
        runner = builder.build();
        return runner;
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void anHourPassesAtOnceAndACallbackIsAnsweredByName() {
        runner.runAsync("order-1");
        runner.sendCallbackSuccess(runner.waitForCallback("approval"), "approved");
        DurableFunctionTestResult result = runner.waitForResult();
        assertThat(runner.mode()).isEqualTo(TestMode.LOCAL);
        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.result(String.class)).isEqualTo("order-1 checked, approved");
        assertThat(result.rawResult()).isEqualTo("\"order-1 checked, approved\"");
        assertThat(result.rawInput()).isEqualTo("\"order-1\"");
        assertThat(result.operations()).hasSize(3);
        assertThat(result.getWait("cool down").length()).isEqualTo(Duration.ofHours(1));
        assertThat(result.getCallback("approval").result(String.class)).isEqualTo("approved");
        assertThat(result.getExecution().rawInput()).isEqualTo("\"order-1\"");
        assertThat(result.getExecution(result.arn().name()).rawResult()).isEqualTo(result.rawResult());
        assertThat(result.operations(OperationType.WAIT)).hasSize(1);
        assertThat(result.operations(OperationStatus.SUCCEEDED)).hasSize(3);
        assertThat(runner.history()).isEqualTo(result.events()).isNotEmpty();
    }

    @Test
    void whatIsNotThereIsSoughtInVainAndTheTreeShowsWhatIs() {
        runner.runAsync("order-1");
        runner.waitForCallback("approval");
        DurableFunctionTestResult result = runner.result();
        assertThatThrownBy(() -> result.getStep("nothing"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("There is no step named 'nothing' in the execution; there are check.")
                .hasMessageContaining("✓ cool down  wait  SUCCEEDED");
        assertThatThrownBy(() -> result.getStep("check", 2)).hasMessageContaining("no step number 2 named 'check'");
        assertThatThrownBy(() -> result.getExecution("other")).hasMessageContaining("this one is");
        assertThatThrownBy(() -> result.result(String.class))
                .isInstanceOf(DurableTestException.class)
                .hasMessageContaining("Lambda function function-under-test has not ended");
    }

    @Test
    void aFailedCallbackFailsTheExecutionThatDoesNotCatchIt() {
        runner.runAsync("order-2");
        String id = runner.waitForCallback("approval", 1);
        runner.sendCallbackHeartbeat(id);
        runner.sendCallbackFailure(id, ErrorObject.of("Rejected", "too expensive"));
        DurableFunctionTestResult result = runner.waitForResult();
        assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(result.error().errorMessage()).contains("too expensive");
        assertThatThrownBy(() -> result.result(String.class))
                .isInstanceOfSatisfying(
                        DurableTestException.class,
                        e -> assertThat(e.problem()).isEqualTo(DurableTestException.Problem.FUNCTION_FAILED))
                .hasMessageContaining("Lambda function function-under-test failed: ")
                .hasMessageContaining("too expensive");
        assertThatThrownBy(() -> runner.waitForCallback("approval"))
                .hasMessageContaining("The execution ended as FAILED")
                .hasMessageContaining("is not open any more");
        assertThatThrownBy(() -> runner.waitForCallback("approval", 1)).hasMessageContaining("is completed already");
        assertThatThrownBy(() -> runner.sendCallbackSuccess("no-such-callback", "late"))
                .isInstanceOfSatisfying(
                        DurableTestException.class,
                        e -> assertThat(e.problem()).isEqualTo(DurableTestException.Problem.REFUSED))
                .hasMessageStartingWith("The callback's result was refused: ");
    }

    @Test
    void whatNobodyAnswersIsSaidWhenItsTimeIsUp() {
        runner(DurableFunctionTestRunner.forHandler(Handlers.Approval.class).timeout(Duration.ofSeconds(40)));
        runner.runAsync("order-3");
        runner.waitForCallback("approval");
        assertThatThrownBy(() -> runner.waitForResult(Duration.ofMillis(250)))
                .isInstanceOfSatisfying(
                        DurableTestException.class,
                        e -> assertThat(e.problem()).isEqualTo(DurableTestException.Problem.EXECUTION_TIMEOUT))
                .hasMessageContaining("The execution did not complete within 0.25 s: it waits for an answer to Callback"
                        + " 'approval'.")
                .hasMessageContaining("▶ approval  callback  STARTED");
        assertThatThrownBy(() -> runner.waitForCallback("appproval", Duration.ofMillis(10)))
                .isInstanceOfSatisfying(
                        DurableTestException.class,
                        e -> assertThat(e.problem()).isEqualTo(DurableTestException.Problem.CALLBACK_NOT_OPENED))
                .hasMessageContaining("Callback 'appproval' was not opened within 0.01 s")
                .hasMessageContaining("Callbacks so far: approval.");
    }

    @Test
    void aCallbackTimesOutWhenItIsExpired() {
        runner.runAsync("order-4");
        runner.expireCallback(runner.waitForCallback("approval"));
        DurableFunctionTestResult result = runner.waitForResult();
        assertThat(result.getCallback("approval").status()).isEqualTo(OperationStatus.TIMED_OUT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> runner.expireCallback("nothing"))
                .withMessageContaining("There is no open callback with id nothing.");
    }

    @Test
    void timeThatIsAdvancedBringsAboutWhatFallsDueInItsOrder() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Waiter()).timeMode(TimeMode.MANUAL));
        runner.runAsync("waited");
        assertThat(runner.runUntilSuspension().getWait("a minute").status()).isEqualTo(OperationStatus.STARTED);
        runner.advanceTime(Duration.ofSeconds(30));
        assertThat(runner.result().operations(OperationStatus.STARTED)).hasSize(1);
        runner.advanceTime(Duration.ofSeconds(31));
        assertThat(runner.result().getWait("an hour").status()).isEqualTo(OperationStatus.STARTED);
        runner.advanceTime(Duration.ofHours(2));
        assertThat(runner.result().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThatThrownBy(() -> runner.advanceTime(Duration.ofSeconds(1)))
                .hasMessageContaining("The execution has ended as SUCCEEDED");
        assertThatThrownBy(() -> runner.advanceTime(Duration.ofSeconds(-1))).hasMessageContaining("Time only goes on");
    }

    @Test
    void oneAdvanceGoesThroughAllThatFallsDueInIt() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Waiter()).timeMode(TimeMode.MANUAL));
        runner.runAsync("waited");
        runner.advanceTime(Duration.ofHours(3));
        assertThat(runner.result().result(String.class)).isEqualTo("waited");
    }

    @Test
    void aHeartbeatKeepsACallbackAliveWhileTimeGoesOn() {
        runner.runAsync("order-5");
        String id = runner.waitForCallback("approval");
        runner.advanceTime(Duration.ofSeconds(100));
        runner.sendCallbackHeartbeat(id);
        runner.advanceTime(Duration.ofSeconds(100));
        assertThat(runner.result().getCallback("approval").status()).isEqualTo(OperationStatus.STARTED);
        runner.advanceTime(Duration.ofSeconds(30));
        DurableFunctionTestResult result = runner.waitForResult();
        assertThat(result.getCallback("approval").status()).isEqualTo(OperationStatus.TIMED_OUT);
        assertThat(result.getCallback("approval").error().errorType()).isEqualTo("Callback.Heartbeat");
    }

    @Test
    void aStoppedExecutionSaysWhy() {
        runner.runAsync("order-6");
        runner.runUntilSuspension();
        runner.stop(ErrorObject.of("Test", "enough"));
        assertThat(runner.waitForResult().status()).isEqualTo(ExecutionStatus.STOPPED);
        assertThat(runner.result().error().errorMessage()).isEqualTo("enough");
        runner.runAsync("order-7");
        runner.stop();
        assertThat(runner.waitForResult().status()).isEqualTo(ExecutionStatus.STOPPED);
    }

    @Test
    void invocationsTellWhatTheyReplayedAndExecuted() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Order()));
        DurableFunctionTestResult result = runner.run("o");
        List<TestInvocation> invocations = result.invocations();
        assertThat(invocations).hasSize(2);
        assertThat(invocations.get(0).replayed()).isEmpty();
        assertThat(invocations.get(0).executed())
                .extracting(TestOperation::name)
                .containsExactly("check", "payment", "settle");
        assertThat(invocations.get(1).replayed())
                .extracting(TestOperation::name)
                .containsExactly("check", "settle");
        assertThat(invocations.get(1).executed())
                .extracting(TestOperation::name)
                .containsExactly("charge", "ship");
        assertThat(result.result(new TypeReference<List<String>>() {}))
                .containsExactly("o checked", "charged o", "o shipped");
    }

    @Test
    void operationsInsideAContextAreFoundInIt() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Order()));
        DurableFunctionTestResult result = runner.run("o");
        ContextOperation payment = result.getContext("payment");
        assertThat(payment.children()).extracting(TestOperation::name).containsExactly("settle", "charge");
        assertThat(payment.getStep("charge").rawResult()).isEqualTo("\"charged o\"");
        assertThat(payment.getStep("charge").parent()).isSameAs(payment);
        assertThat(result.operations()).extracting(TestOperation::name).containsExactly("check", "payment", "ship");
        assertThat(result.allOperations())
                .extracting(TestOperation::name)
                .containsExactly("check", "payment", "settle", "charge", "ship");
        assertThat(result.table())
                .contains("Name", "  charge", "STEP", "SUCCEEDED")
                .contains("function-under-test SUCCEEDED: [\"o checked\"");
    }

    @Test
    void invokesAreAnsweredInOrderAndTheLastAnswerHolds() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Caller()).answer("target", "one", "two"));
        assertThat(runner.run("x").result(String.class)).isEqualTo("one, two");
        assertThat(runner.run("y").result(String.class)).isEqualTo("two, two");
        assertThat(runner.result().getInvoke("second call").rawInput()).isEqualTo("\"two\"");
        assertThat(runner.result().getInvoke("second call").functionName()).isEqualTo("target");
    }

    @Test
    void invokesAreAnsweredByTheirOperationsNamesInWhateverOrderTheyArrive() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Caller())
                .answerInvoke("target", "second call", "two", "three")
                .answer("target", "one"));
        assertThat(runner.run("x").result(String.class)).isEqualTo("one, two");
        assertThat(runner.run("y").result(String.class)).isEqualTo("one, three");

        runner(DurableFunctionTestRunner.forHandler(new Handlers.Caller())
                .answerInvoke("target", "second call", "two"));
        assertThat(runner.run("x").error().errorMessage())
                .contains("answers for the invokes [second call] of target, and none for 'first call'");
        LocalRunnerBuilder builder = DurableFunctionTestRunner.forHandler(new Handlers.Caller());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.answerInvoke("target", "first call"))
                .withMessageStartingWith("No answer is given for the invoke 'first call' of target");
    }

    @Test
    void anInvokeMayBeAnsweredWithNullButNotWithNothing() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Caller()).answer("target", (Object[]) null));
        assertThat(runner.run("x").result(String.class)).isEqualTo("null, null");
        LocalRunnerBuilder builder = DurableFunctionTestRunner.forHandler(new Handlers.Caller());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.answer("target"))
                .withMessage("No answer is given for invokes of target: name one or more; a null is one too.");
    }

    @Test
    void anInvokeFailsWithJustTheErrorThatIsGiven() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Caller())
                .answer("target", Payload.of("\"one\""))
                .fail("target", new ErrorObject("no money", "CardDeclined", "{\"code\":51}", null)));
        DurableFunctionTestResult result = runner.run("x");
        assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        ErrorObject error = result.getInvoke("second call").error();
        assertThat(error.errorType()).isEqualTo("CardDeclined");
        assertThat(error.errorMessage()).isEqualTo("no money");
        assertThat(error.errorData()).isEqualTo("{\"code\":51}");
    }

    @Test
    void targetsMayBeDurableOrPlain() {
        RequestHandler<String, String> plain = (text, context) -> context.getFunctionName() + " got " + text;
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Caller()).register("target", plain));
        assertThat(runner.run("x").result(String.class)).isEqualTo("target got x, target got target got x");
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Caller()).register("target", Handlers.Waiter.class));
        DurableFunctionTestResult result = runner.run("x");
        assertThat(result.result(String.class)).isEqualTo("x, x");
        assertThat(result.getInvoke("first call").executionArn()).contains(":function:target:");
    }

    @Test
    void timeGoesOnInWhatTheExecutionWaitsForAsWell() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Caller())
                .register("target", new Handlers.Waiter())
                .timeMode(TimeMode.MANUAL));
        runner.runAsync("x");
        runner.advanceTime(Duration.ofMinutes(2));
        assertThat(runner.runUntilSuspension().getInvoke("first call").status()).isEqualTo(OperationStatus.STARTED);
        runner.advanceTime(Duration.ofHours(2));
        assertThat(runner.runUntilSuspension().getInvoke("first call").status()).isEqualTo(OperationStatus.SUCCEEDED);
    }

    @Test
    void anUnknownTargetFailsAtOnceAsOnAws() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Caller()));
        DurableFunctionTestResult result = runner.run("x");
        assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(result.getInvoke("first call").error().errorMessage()).contains("target");
    }

    @Test
    void anInvocationThatFailsOverAndOverEndsTheWaiting() {
        RequestHandler<Object, String> noEnvelope = (event, context) -> {
            throw new IllegalStateException("cannot connect");
        };
        runner(DurableFunctionTestRunner.forHandler(noEnvelope));
        assertThatThrownBy(() -> runner.run("x"))
                .isInstanceOfSatisfying(
                        DurableTestException.class,
                        e -> assertThat(e.problem()).isEqualTo(DurableTestException.Problem.FUNCTION_FAILED))
                .hasMessageContaining("Lambda function function-under-test failed 5 times in a row")
                .hasMessageContaining("cannot connect");
    }

    @Test
    void whatCannotBeRunIsRefusedInASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurableFunctionTestRunner.forHandler("text").build())
                .withMessageContaining("java.lang.String is no Lambda handler");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurableFunctionTestRunner.forHandler(Integer.class))
                .withMessageContaining("java.lang.Integer has no constructor without parameters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurableFunctionTestRunner.forHandler(new Handlers.Order())
                        .environment(Map.of("TABLE", "orders"))
                        .build())
                .withMessageContaining("[TABLE] would be seen by nobody");
        assertThatThrownBy(runner::waitForResult).hasMessageContaining("No execution was started");
    }

    @Test
    void anExecutionTimesOutOnItsOwnClock() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Approval()).executionTimeout(Duration.ofMinutes(90)));
        runner.runAsync("x");
        runner.waitForCallback("approval");
        runner.expireCallback(runner.waitForCallback("approval"));
        assertThat(runner.waitForResult().status()).isEqualTo(ExecutionStatus.FAILED);
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Approval()).executionTimeout(Duration.ofMinutes(61)));
        runner.runAsync("x");
        runner.waitForCallback("approval");
        runner.advanceTime(Duration.ofMinutes(1));
        assertThat(runner.waitForResult().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    void aWaitThatIsLongerThanTheExecutionMayTakeIsNotSkipped() {
        runner(DurableFunctionTestRunner.forHandler(new Handlers.Waiter()).executionTimeout(Duration.ofMinutes(30)));
        runner.runAsync("x");
        assertThat(runner.runUntilSuspension().getWait("an hour").status()).isEqualTo(OperationStatus.STARTED);
        runner.advanceTime(Duration.ofMinutes(30));
        assertThat(runner.waitForResult().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }
}
