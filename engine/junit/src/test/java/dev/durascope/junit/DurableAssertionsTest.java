package dev.durascope.junit;

import static dev.durascope.junit.DurableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.OperationStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DurableAssertionsTest {
    private static final String TREE = """
            ✓ function-under-test SUCCEEDED
              ✓ check  step  SUCCEEDED
              ✓ payment  context (RunInChildContext)  SUCCEEDED
                ✓ settle  wait  SUCCEEDED
                ✓ charge  step  SUCCEEDED  3 attempts
              ✓ ship  step  SUCCEEDED
            """;

    private static DurableFunctionTestRunner runner;
    private static DurableFunctionTestResult result;
    private static DurableFunctionTestResult failed;

    @BeforeAll
    static void run() {
        AtomicInteger charges = new AtomicInteger();
        Handlers.Order order = new Handlers.Order(text -> {
            if (charges.incrementAndGet() < 3) {
                throw new IllegalStateException("gateway is down");
            }
            return "charged";
        });
        runner = DurableFunctionTestRunner.forHandler(order).build();
        result = runner.run("o");
        try (var broken =
                DurableFunctionTestRunner.forHandler(Handlers.Broken.class).build()) {
            failed = broken.run("4711");
        }
    }

    @AfterAll
    static void close() {
        runner.close();
    }

    private static void fails(ThrowingCallable assertion, String... parts) {
        assertThatThrownBy(assertion)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining(TREE);
    }

    @Test
    void whatIsSoIsAssertedInOneSentence() {
        assertThat(result)
                .succeeded()
                .hasResult(List.of("o checked", "charged", "o shipped"))
                .hasResult(Payload.of("[ \"o checked\", \"charged\", \"o shipped\" ]"))
                .hasOperations("check", "payment", "ship")
                .hasOperationCount(5)
                .hasInvocations(4)
                .ranInOrder("check", "charge", "ship")
                .doesNotHaveOperation("refund")
                .hasStep("charge")
                .withAttempts(3)
                .withResult("charged")
                .and()
                .hasContext("payment")
                .thatSucceeded()
                .withChildren("settle", "charge")
                .and()
                .hasWait("settle")
                .withStatus(OperationStatus.SUCCEEDED)
                .withResult(null);
        assertThat(failed)
                .failedWith("java.lang.IllegalStateException", "no such order")
                .hasOperation("first");
    }

    @Test
    void aFailureSaysWhatWasExpectedAndWhatIsAndDrawsTheTree() {
        fails(() -> assertThat(result).failed(), "Expected the execution to be FAILED, but it is SUCCEEDED.");
        fails(
                () -> assertThat(result).hasStep("check").withAttempts(3),
                "Expected Step 'check' to have made 3 attempts, but it made 1.");
        fails(() -> assertThat(result).hasStep("refund"), "no step named 'refund'", "there are check, charge, ship");
        fails(() -> assertThat(result).hasStep("charge", 2), "no step number 2 named 'charge'", "but only 1");
        fails(
                () -> assertThat(result).hasResult(Map.of("paid", true)),
                "Expected the execution to return",
                "\"paid\" : true",
                "but it returned",
                "\"o shipped\"");
        fails(
                () -> assertThat(result).ranInOrder("ship", "check"),
                "in the order [ship, check], but none named 'check' began after 'ship'");
        fails(() -> assertThat(result).ranInOrder("check", "refund"), "there is none named 'refund'");
        fails(() -> assertThat(result).hasOperations("check", "ship"), "but they are [check, payment, ship]");
        fails(() -> assertThat(result).hasOperationCount(2), "Expected 2 operations, but there are 5.");
        fails(() -> assertThat(result).hasInvocations(1), "Expected 1 invocations, but there were 4.");
        fails(() -> assertThat(result).doesNotHaveOperation("check"), "but there is Step 'check' SUCCEEDED.");
        fails(
                () -> assertThat(result).hasStep("charge").withResult("refunded"),
                "Expected Step 'charge' to come to\n\n\"refunded\"\n\nbut it came to\n\n\"charged\"");
        fails(
                () -> assertThat(result).hasContext("payment").withChildren("charge"),
                "Expected Context (RunInChildContext) 'payment' to have the operations [charge] in it, but they are"
                        + " [settle, charge].");
        fails(() -> assertThat(result).hasStep("ship").thatFailed(), "to be FAILED, but it is SUCCEEDED.");
        fails(() -> assertThat(result).hasStep("ship").withError("X"), "but there is no error.");
        fails(() -> assertThat(result).timedOut(), "to be TIMED_OUT");
        fails(() -> assertThat(result).wasStopped(), "to be STOPPED");
        fails(() -> assertThat(result).hasErrorMessageContaining("x"), "but there is no error.");
        fails(() -> assertThat(result).hasWait("check"), "there are settle");
        fails(() -> assertThat(result).hasCallback("check"), "there are none of any name.");
        fails(() -> assertThat(result).hasInvoke("check"), "there are none of any name.");
    }

    @Test
    void aFailureTellsTheErrorThatWasThere() {
        assertThatThrownBy(() -> assertThat(failed).succeeded())
                .hasMessageContaining(
                        "but it is FAILED — java.lang.IllegalStateException: no such order: 4711.\n\n✗ function-under-test"
                                + " FAILED — java.lang.IllegalStateException: no such order: 4711\n  ✓ first  step");
        assertThatThrownBy(() -> assertThat(failed).failedWith("CardDeclined"))
                .hasMessageContaining("of type CardDeclined, but it failed with java.lang.IllegalStateException");
        assertThatThrownBy(() -> assertThat(failed).failedWith("java.lang.IllegalStateException", "stolen"))
                .hasMessageContaining("whose message contains 'stolen'");
    }

    @Test
    void anOperationMayBeAssertedByItself() {
        assertThat(result.getStep("charge")).withAttempts(3).thatSucceeded();
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(result.getStep("charge")).and())
                .withMessageContaining("begin with assertThat(result)");
    }

    @Test
    void anErrorOfAnOperationIsAssertedByTypeAndMessage() {
        try (var caller = DurableFunctionTestRunner.forHandler(new Handlers.Caller())
                .fail("target", ErrorObject.of("CardDeclined", "no money"))
                .build()) {
            DurableFunctionTestResult declined = caller.run("x");
            assertThat(declined).failed().hasInvoke("first call").withError("CardDeclined", "money");
            assertThatThrownBy(
                            () -> assertThat(declined).hasInvoke("first call").withError("CardDeclined", "stolen"))
                    .hasMessageContaining("whose message contains 'stolen', but the error is CardDeclined: no money.");
        }
    }

    @Test
    void resultsAreComparedAsJson() {
        org.assertj.core.api.Assertions.assertThat(JsonComparison.same("{\"a\":1,\"b\":2.50}", "{\"b\":2.5,\"a\":1.0}"))
                .isTrue();
        org.assertj.core.api.Assertions.assertThat(JsonComparison.same("not json", "not json"))
                .isTrue();
        org.assertj.core.api.Assertions.assertThat(JsonComparison.same(null, "null"))
                .isTrue();
        org.assertj.core.api.Assertions.assertThat(JsonComparison.same("1", "\"1\""))
                .isFalse();
        org.assertj.core.api.Assertions.assertThat(JsonComparison.same("not json", "1"))
                .isFalse();
    }
}
