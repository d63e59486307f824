package dev.durascope.junit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is alike wherever the function runs: how long is waited when nobody says how long. */
abstract class TimedTestRunner implements DurableTestRunner, RecordedRuns {
    private final Duration timeout;

    /** @param timeout for whatever is waited for, in wall time */
    TimedTestRunner(Duration timeout) {
        this.timeout = timeout;
    }

    final Duration timeout() {
        return timeout;
    }

    @Override
    public final DurableFunctionTestResult run(@Nullable Object input) {
        return run(input, timeout);
    }

    @Override
    public final DurableFunctionTestResult run(@Nullable Object input, Duration within) {
        runAsync(input);
        return waitForResult(within);
    }

    @Override
    public final DurableFunctionTestResult waitForResult() {
        return waitForResult(timeout);
    }

    @Override
    public final String waitForCallback(String name) {
        return waitForCallback(name, timeout);
    }

    @Override
    public final String waitForCallback(String name, Duration within) {
        return waitFor(CallbackSearch.open(name), within);
    }

    @Override
    public final String waitForCallback(String name, int nth) {
        return waitFor(CallbackSearch.nth(name, nth), timeout);
    }

    /** Waits until the callback is open, and answers its id. */
    abstract String waitFor(CallbackSearch search, Duration within);
}
