package dev.durascope.handler;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.List;

/**
 * The durable operations. Each is kept by the service under an id derived from its place in the handler's order of
 * calls; in a replay a finished operation answers with what was kept, without running again. Operations are asked for
 * only by the code to which this context was given, on its own thread, and never inside a step.
 *
 * <p>A name is optional (null), otherwise 1 to 256 printable ASCII characters. Every operation has a blocking form and
 * one that answers a {@link DurableFuture}, so that several run at the same time. When nothing of a handler can go on,
 * its invocation ends (suspends) and a later one continues; that is done with an {@link Error} which passes through the
 * handler's code and must not be caught.
 */
public interface DurableContext {

    /** Lambda's context of the running invocation; may be null in tests that give none. */
    Context lambdaContext();

    /** The execution's ARN. */
    String durableExecutionArn();

    /** Whether the code that runs now has run in an earlier invocation already. */
    boolean isReplaying();

    /** Writes a line to Lambda's log, unless the code that runs now {@linkplain #isReplaying() is replayed}. */
    void log(String message);

    /** Runs a step, see {@link #step(String, TypeToken, StepFunction, StepConfig)}. */
    default <T> T step(String name, Class<T> type, StepFunction<T> function) {
        return step(name, TypeToken.of(type), function, StepConfig.defaults());
    }

    /** Runs a step, see {@link #step(String, TypeToken, StepFunction, StepConfig)}. */
    default <T> T step(String name, Class<T> type, StepFunction<T> function, StepConfig config) {
        return step(name, TypeToken.of(type), function, config);
    }

    /** Runs a step, see {@link #step(String, TypeToken, StepFunction, StepConfig)}. */
    default <T> T step(String name, TypeToken<T> type, StepFunction<T> function) {
        return step(name, type, function, StepConfig.defaults());
    }

    /**
     * Runs code whose result is kept, on the calling thread, and retries it as its strategy says.
     *
     * @return the result as it is kept: it went through the serializer, as in every replay
     * @throws dev.durascope.handler.error.StepFailedException when the strategy gave up
     * @throws dev.durascope.handler.error.StepInterruptedException when it gave up after an interruption
     */
    <T> T step(String name, TypeToken<T> type, StepFunction<T> function, StepConfig config);

    /** Begins a step, see {@link #stepAsync(String, TypeToken, StepFunction, StepConfig)}. */
    default <T> DurableFuture<T> stepAsync(String name, Class<T> type, StepFunction<T> function) {
        return stepAsync(name, TypeToken.of(type), function, StepConfig.defaults());
    }

    /** Begins a step, see {@link #stepAsync(String, TypeToken, StepFunction, StepConfig)}. */
    default <T> DurableFuture<T> stepAsync(String name, Class<T> type, StepFunction<T> function, StepConfig config) {
        return stepAsync(name, TypeToken.of(type), function, config);
    }

    /** Begins a step on a thread of its own; otherwise as {@link #step(String, TypeToken, StepFunction, StepConfig)}. */
    <T> DurableFuture<T> stepAsync(String name, TypeToken<T> type, StepFunction<T> function, StepConfig config);

    /**
     * Waits without being billed: the invocation ends when nothing else runs.
     *
     * @param duration 1 s to 31,622,400 s (366 days); fractions of a second are rounded up
     */
    default void wait(String name, Duration duration) {
        waitAsync(name, duration).get();
    }

    /** Begins a wait, see {@link #wait(String, Duration)}. */
    DurableFuture<Void> waitAsync(String name, Duration duration);

    /** Runs a child context, see {@link #runInChildContext(String, TypeToken, ContextFunction, ChildContextConfig)}. */
    default <T> T runInChildContext(String name, Class<T> type, ContextFunction<T> function) {
        return runInChildContext(name, TypeToken.of(type), function, ChildContextConfig.defaults());
    }

    /**
     * Runs code with a context of its own, whose operations are kept as its children and whose result is kept as a
     * whole. A result of 256 KB or more is not kept: the code then runs again in a replay, its operations answering
     * from the history.
     *
     * @throws dev.durascope.handler.error.ChildContextFailedException when the code threw
     */
    <T> T runInChildContext(String name, TypeToken<T> type, ContextFunction<T> function, ChildContextConfig config);

    /** Begins a child context, see {@link #runInChildContext(String, TypeToken, ContextFunction, ChildContextConfig)}. */
    default <T> DurableFuture<T> runInChildContextAsync(String name, Class<T> type, ContextFunction<T> function) {
        return runInChildContextAsync(name, TypeToken.of(type), function, ChildContextConfig.defaults());
    }

    /**
     * Begins a child context on a thread of its own; otherwise as
     * {@link #runInChildContext(String, TypeToken, ContextFunction, ChildContextConfig)}.
     */
    <T> DurableFuture<T> runInChildContextAsync(
            String name, TypeToken<T> type, ContextFunction<T> function, ChildContextConfig config);

    /** Creates a callback without timeouts, see {@link #createCallback(String, TypeToken, CallbackConfig)}. */
    default <T> DurableCallback<T> createCallback(String name, Class<T> type) {
        return createCallback(name, TypeToken.of(type), CallbackConfig.defaults());
    }

    /** Creates a callback, see {@link #createCallback(String, TypeToken, CallbackConfig)}. */
    default <T> DurableCallback<T> createCallback(String name, Class<T> type, CallbackConfig config) {
        return createCallback(name, TypeToken.of(type), config);
    }

    /**
     * Creates a callback; returns when the service has made its id. Its {@link DurableFuture#get} throws
     * {@link dev.durascope.handler.error.CallbackFailedException} or
     * {@link dev.durascope.handler.error.CallbackTimedOutException} when no result came.
     */
    <T> DurableCallback<T> createCallback(String name, TypeToken<T> type, CallbackConfig config);

    /** Waits for a callback, see {@link #waitForCallback(String, TypeToken, CallbackSubmitter, WaitForCallbackConfig)}. */
    default <T> T waitForCallback(String name, Class<T> type, CallbackSubmitter submitter) {
        return waitForCallback(name, TypeToken.of(type), submitter, WaitForCallbackConfig.defaults());
    }

    /** Waits for a callback, see {@link #waitForCallback(String, TypeToken, CallbackSubmitter, WaitForCallbackConfig)}. */
    default <T> T waitForCallback(
            String name, Class<T> type, CallbackSubmitter submitter, WaitForCallbackConfig config) {
        return waitForCallback(name, TypeToken.of(type), submitter, config);
    }

    /**
     * Creates a callback, hands its id out in a step, and waits for the answer, all in a context of its own. The
     * callback and the step are named after it, with {@code -callback} and {@code -submitter}.
     *
     * @throws dev.durascope.handler.error.CallbackFailedException when the callback or the submitter failed
     * @throws dev.durascope.handler.error.CallbackTimedOutException when no answer came in time
     */
    <T> T waitForCallback(String name, TypeToken<T> type, CallbackSubmitter submitter, WaitForCallbackConfig config);

    /**
     * Begins a wait for a callback on a thread of its own; otherwise as
     * {@link #waitForCallback(String, TypeToken, CallbackSubmitter, WaitForCallbackConfig)}.
     */
    <T> DurableFuture<T> waitForCallbackAsync(
            String name, TypeToken<T> type, CallbackSubmitter submitter, WaitForCallbackConfig config);

    /** Invokes a function, see {@link #invoke(String, String, Object, TypeToken, InvokeConfig)}. */
    default <T> T invoke(String name, String functionName, Object payload, Class<T> type) {
        return invoke(name, functionName, payload, TypeToken.of(type), InvokeConfig.defaults());
    }

    /**
     * Invokes another Lambda function, durable or not, and waits for its result without being billed.
     *
     * @param functionName the function's name or ARN
     * @param payload its event, up to 1 MB; may be null
     * @throws dev.durascope.handler.error.InvokeFailedException when it failed or does not exist
     * @throws dev.durascope.handler.error.InvokeTimedOutException when it ran out of time
     * @throws dev.durascope.handler.error.InvokeStoppedException when it was stopped
     */
    default <T> T invoke(String name, String functionName, Object payload, TypeToken<T> type, InvokeConfig config) {
        return invokeAsync(name, functionName, payload, type, config).get();
    }

    /** Begins to invoke a function, see {@link #invoke(String, String, Object, TypeToken, InvokeConfig)}. */
    default <T> DurableFuture<T> invokeAsync(String name, String functionName, Object payload, Class<T> type) {
        return invokeAsync(name, functionName, payload, TypeToken.of(type), InvokeConfig.defaults());
    }

    /** Begins to invoke a function, see {@link #invoke(String, String, Object, TypeToken, InvokeConfig)}. */
    <T> DurableFuture<T> invokeAsync(
            String name, String functionName, Object payload, TypeToken<T> type, InvokeConfig config);

    /** Waits for a condition, see {@link #waitForCondition(String, TypeToken, ConditionCheck, ConditionConfig)}. */
    default <T> T waitForCondition(String name, Class<T> type, ConditionCheck<T> check, ConditionConfig<T> config) {
        return waitForCondition(name, TypeToken.of(type), check, config);
    }

    /**
     * Checks again and again, on the calling thread, until a condition is met; between checks nothing is billed. Each
     * check gets the state that the one before it returned.
     *
     * @return the state with which the condition was met
     * @throws dev.durascope.handler.error.ConditionFailedException when a check threw or the strategy gave up
     */
    <T> T waitForCondition(String name, TypeToken<T> type, ConditionCheck<T> check, ConditionConfig<T> config);

    /**
     * Begins to check on a thread of its own; otherwise as
     * {@link #waitForCondition(String, TypeToken, ConditionCheck, ConditionConfig)}.
     */
    <T> DurableFuture<T> waitForConditionAsync(
            String name, TypeToken<T> type, ConditionCheck<T> check, ConditionConfig<T> config);

    /** Runs a map, see {@link #map(String, List, TypeToken, MapFunction, MapConfig)}. */
    default <I, O> BatchResult<O> map(String name, List<I> items, Class<O> type, MapFunction<I, O> function) {
        return map(name, items, TypeToken.of(type), function, MapConfig.defaults());
    }

    /** Runs a map, see {@link #map(String, List, TypeToken, MapFunction, MapConfig)}. */
    default <I, O> BatchResult<O> map(
            String name, List<I> items, Class<O> type, MapFunction<I, O> function, MapConfig config) {
        return map(name, items, TypeToken.of(type), function, config);
    }

    /**
     * Runs the same code for each item, at the same time, each in a context of its own.
     *
     * @param items the same in every replay; may be empty
     * @return what became of each item, whether it succeeded or failed
     */
    <I, O> BatchResult<O> map(
            String name, List<I> items, TypeToken<O> type, MapFunction<I, O> function, MapConfig config);

    /** Begins a map, see {@link #map(String, List, TypeToken, MapFunction, MapConfig)}. */
    <I, O> DurableFuture<BatchResult<O>> mapAsync(
            String name, List<I> items, TypeToken<O> type, MapFunction<I, O> function, MapConfig config);

    /** Runs branches at the same time, see {@link #parallel(String, List, ParallelConfig)}. */
    default <T> BatchResult<T> parallel(String name, List<? extends Branch<? extends T>> branches) {
        return parallel(name, branches, ParallelConfig.defaults());
    }

    /**
     * Runs different code at the same time, each branch in a context of its own.
     *
     * @param branches the same in every replay; may be empty
     * @return what became of each branch, whether it succeeded or failed
     */
    <T> BatchResult<T> parallel(String name, List<? extends Branch<? extends T>> branches, ParallelConfig config);

    /** Begins to run branches, see {@link #parallel(String, List, ParallelConfig)}. */
    <T> DurableFuture<BatchResult<T>> parallelAsync(
            String name, List<? extends Branch<? extends T>> branches, ParallelConfig config);
}
