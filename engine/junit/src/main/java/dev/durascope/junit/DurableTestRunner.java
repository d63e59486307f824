package dev.durascope.junit;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.HistoryEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one durable function in a test: on the local engine ({@link DurableFunctionTestRunner}) or where it is deployed
 * ({@link DurableFunctionCloudTestRunner}), so that one test is good for both. All but {@link #run} and {@link #runAsync} is
 * about the execution that was started last. Not for use by several threads at once.
 *
 * <p>Values are written as JSON, but for a {@link Payload}, which is sent as it is.
 */
public interface DurableTestRunner extends AutoCloseable {

    /** Where the function runs. */
    TestMode mode();

    /**
     * Starts an execution and waits for its end as long as the runner's timeout says.
     *
     * @param input the event
     * @throws DurableTestException when it does not end in time, saying what it waits for; when its invocations fail over
     *     and over; or when it cannot be started
     */
    DurableFunctionTestResult run(@Nullable Object input);

    /** The same with a timeout of its own: wall time, whatever the execution's clock says. */
    DurableFunctionTestResult run(@Nullable Object input, Duration timeout);

    /**
     * Starts an execution and returns at once.
     *
     * @return its ARN
     * @throws DurableTestException when it cannot be started
     */
    String runAsync(@Nullable Object input);

    /**
     * Waits for the execution's end as long as the runner's timeout says.
     *
     * @throws DurableTestException as {@link #run} does
     */
    DurableFunctionTestResult waitForResult();

    /** The same with a timeout of its own: wall time, whatever the execution's clock says. */
    DurableFunctionTestResult waitForResult(Duration timeout);

    /** What the execution has come to so far; its status is {@code RUNNING} while it has not ended. */
    DurableFunctionTestResult result();

    /**
     * Waits until a callback is open.
     *
     * @param name the callback's name, or that of the waitForCallback it belongs to
     * @return its id
     * @throws DurableTestException when none opens in time, or the execution ends before
     */
    String waitForCallback(String name);

    /**
     * Waits until one of several callbacks of a name is open.
     *
     * @param nth which of them, in the order in which they were opened: 1 for the first
     * @throws DurableTestException when there are not so many in time, or this one has been completed
     */
    String waitForCallback(String name, int nth);

    /** The same as {@link #waitForCallback(String)} with a timeout of its own, in wall time. */
    String waitForCallback(String name, Duration timeout);

    /**
     * Completes a callback with a result.
     *
     * @throws DurableTestException {@code REFUSED} when there is no such callback, when it is open no more, or when the
     *     service cannot be reached
     */
    void sendCallbackSuccess(String callbackId, @Nullable Object result);

    /** Fails a callback; refused as {@link #sendCallbackSuccess} is. */
    void sendCallbackFailure(String callbackId, ErrorObject error);

    /** Keeps a callback alive: its heartbeat timeout begins anew; refused as {@link #sendCallbackSuccess} is. */
    void sendCallbackHeartbeat(String callbackId);

    /**
     * Times a callback out now, whatever its deadline, also when it has none.
     *
     * @throws IllegalArgumentException when no callback of this id is open
     * @throws UnsupportedOperationException where the clock is AWS's
     */
    void expireCallback(String callbackId);

    /**
     * Lets the execution's clock go on by a span; whatever falls due on the way comes about in its order, timeouts of
     * callbacks and of the execution included. Returns when the handler has done what that made it do.
     *
     * @param span 0 or more
     * @throws IllegalArgumentException when it is negative
     * @throws IllegalStateException when the execution has ended
     * @throws DurableTestException when the handler does not suspend in time
     * @throws UnsupportedOperationException where the clock is AWS's
     */
    void advanceTime(Duration span);

    /**
     * Waits until the handler has suspended and nothing goes on by itself, or the execution has ended. Time that is skipped
     * goes on by itself over waits and retries; with manual time this is the next suspension.
     *
     * @return what the execution has come to so far
     * @throws DurableTestException when that is not so in time
     * @throws UnsupportedOperationException where the clock is AWS's
     */
    DurableFunctionTestResult runUntilSuspension();

    /**
     * Stops the execution.
     *
     * @throws DurableTestException {@code REFUSED} when the service says no or cannot be reached
     */
    void stop();

    /** Stops the execution with an error; refused as {@link #stop()} is. */
    void stop(ErrorObject error);

    /** AWS's history of the execution so far, oldest first. */
    List<HistoryEvent> history();

    /** Ends what the runner has started on this machine; an execution of a deployed function runs on. */
    @Override
    void close();
}
