package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.time.TimeMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * All that can be done with executions: what the Lambda API offers, what a debugger adds, and watching. Safe for use by
 * many threads; calls on one execution take effect one after the other. Every method that takes an ARN or a callback id
 * throws {@link LambdaFault} when there is no such execution or callback.
 */
public interface ExecutionService extends HandlerCalls, AutoCloseable {

    /** The functions that executions can be started of and that chained invokes find. */
    FunctionRegistry functions();

    /** The region and account that ARNs are made with. */
    String region();

    /** The account that ARNs are made with: 12 digits. */
    String account();

    // Starting and ending

    /**
     * Starts an execution, or finds the one that was started under the same name with the same input.
     *
     * @throws LambdaFault ResourceNotFoundException for an unknown function, InvalidParameterValueException for a plain
     *     one or a bad name, DurableExecutionAlreadyStartedException for a name used with another input
     */
    ExecutionArn start(StartRequest request);

    /**
     * Begins an execution with what another one, of here or elsewhere, was up to a moment, and goes on from there with a
     * function of here. The other one is not touched: the fork is kept as an execution of its own, and its facts say where
     * it comes from. It begins with an invocation of the handler, whatever the other one waited for.
     *
     * @return the fork's ARN
     * @throws LambdaFault ResourceNotFoundException for an unknown function, InvalidParameterValueException for a plain
     *     one or a bad name, DurableExecutionAlreadyStartedException for a name that was used before
     */
    ExecutionArn fork(ForkRequest request);

    /**
     * Invokes a plain function once. The future never completes exceptionally, and not before the listener has heard all
     * that the invocation printed. Cancelling it abandons the invocation.
     *
     * @param payload the event, JSON text in UTF-8
     * @param tenantId the tenant it is made for; absent when none
     * @param clientContext the base64 client context; absent when none
     * @param listener hears on any thread where it runs and what it prints, as {@link ExecutionObserver#plainPrinted} does too
     * @throws LambdaFault ResourceNotFoundException for an unknown function
     */
    CompletableFuture<InvocationOutcome> invokePlain(
            String functionName,
            byte[] payload,
            @Nullable String tenantId,
            @Nullable String clientContext,
            InvocationListener listener);

    /** Completes with the execution's description as soon as it has ended; at once when it has. */
    CompletableFuture<ExecutionDescription> ended(ExecutionArn arn);

    /** Stops an execution; a second stop, or one after the end, answers when it ended. */
    Instant stop(ExecutionArn arn, @Nullable ErrorObject error);

    // What everybody may ask

    /** An execution as a whole. */
    ExecutionDescription describe(ExecutionArn arn);

    /** A page of AWS's history. */
    Page<HistoryEvent> history(ExecutionArn arn, boolean newestFirst, @Nullable String marker, int maxItems);

    /** A page of the executions of one function. */
    Page<ExecutionSummary> list(ListRequest request);

    // Callbacks, by the id that CallbackStarted carries

    /** Completes a callback. @param result the payload; null or empty for a null result */
    void callbackSucceeded(String callbackId, @Nullable String result);

    /** Fails a callback. */
    void callbackFailed(String callbackId, ErrorObject error);

    /** Keeps a callback alive: re-arms its heartbeat deadline. */
    void callbackHeartbeat(String callbackId);

    // What a debugger adds

    /** All executions, newest first, those of earlier sessions included. */
    List<ExecutionSummary> executions();

    /** The journal's records after a position, oldest first. */
    List<JournalRecord> journal(ExecutionArn arn, long afterPosition);

    /** Where an execution stands right now. */
    ExecutionStanding standing(ExecutionArn arn);

    /**
     * Changes how an execution's clock moves from now on. Whoever leaves manual time lets everything fire that is past.
     */
    void setTimeMode(ExecutionArn arn, TimeMode mode);

    /**
     * Lets time pass until one operation's own deadline: a wait's end, a step's next attempt, a callback's timeout
     * (then it expires). Waits and retries on the way end too, in their order. In manual time, deadlines of
     * callbacks and of the execution that are past stay as they are.
     *
     * @throws LambdaFault InvalidParameterValueException when the operation waits for no deadline, when an invocation
     *     runs, or when another callback, or the execution itself, would time out first
     */
    void passTimeUntil(ExecutionArn arn, String operationId);

    /**
     * Lets time pass until the next deadline of any kind; in manual time it alone comes about, also when others are past.
     *
     * @return what came about; empty when there is no deadline
     * @throws LambdaFault InvalidParameterValueException when an invocation runs, but for a deadline that is past
     */
    Optional<FiredTimer> fireNextTimer(ExecutionArn arn);

    /**
     * Lets time pass until a moment on the execution's clock, or until the first deadline before it, which comes about:
     * whatever falls due at that time does. Called again once the handler that this woke has suspended, it goes on.
     *
     * @return the moment that was reached: {@code until}, or an earlier deadline's
     * @throws LambdaFault InvalidParameterValueException when an invocation runs or the execution has ended
     */
    Instant passTime(ExecutionArn arn, Instant until);

    /** Times a callback out now, whatever its deadline, also when it has none. */
    void expireCallback(ExecutionArn arn, String operationId);

    /** Answers a chained invoke of a function that is not registered here. */
    void completeInvoke(ExecutionArn arn, String operationId, @Nullable String result);

    /** Fails a chained invoke of a function that is not registered here. */
    void failInvoke(ExecutionArn arn, String operationId, ErrorObject error);

    /** Invokes a held execution again. */
    void resume(ExecutionArn arn);

    /** Removes an ended execution and all that is kept of it. */
    void delete(ExecutionArn arn);

    /** Whether its executions are recordings: they can be looked at, and whatever would change them is refused. */
    default boolean isRecorded() {
        return false;
    }

    /**
     * Whether its executions run elsewhere, as those of a deployed function do: they can be watched and answered, but
     * time, breakpoints and all else that is the local engine's own are refused.
     */
    default boolean isAttached() {
        return false;
    }

    /** Hears of every record appended from now on, until the returned subscription is closed. */
    Subscription observe(ExecutionObserver observer);

    /** Ends observing. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Ends all that runs and closes the store. Running executions go on when the store is opened again. */
    @Override
    void close();
}
