package dev.durascope.junit;

import static dev.durascope.junit.DurableAssertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * A class of 100 tests in local mode, each with a runner of its own, four operations, a skipped hour and a callback, invokes or
 * a retry. Not among the tests: {@code docs/performance.md} says how it is run and what it took.
 */
@DurableTest(handler = Handlers.Order.class, function = "orders")
class LocalModeBenchmark {
    @RepeatedTest(40)
    void stepsInAContext(DurableTestRunner runner) {
        assertThat(runner.run("o")).succeeded().ranInOrder("check", "settle", "charge", "ship");
    }

    @RepeatedTest(30)
    @DurableTest(handler = Handlers.Approval.class, function = "approval")
    void aCallback(DurableTestRunner runner, RepetitionInfo repetition) {
        runner.runAsync("order-" + repetition.getCurrentRepetition());
        runner.sendCallbackSuccess(runner.waitForCallback("approval"), "approved");
        assertThat(runner.waitForResult()).succeeded().hasWait("cool down").thatSucceeded();
    }

    @RepeatedTest(30)
    @DurableTest(handler = Handlers.Caller.class, function = "caller", setup = Target.class)
    void invokes(DurableTestRunner runner) {
        assertThat(runner.run("x")).hasResult("x, x").hasInvoke("first call").thatSucceeded();
    }

    static final class Target implements LocalRunnerSetup {
        @Override
        public void configure(LocalRunnerBuilder builder) {
            builder.register("target", Handlers.Waiter.class);
        }
    }
}
