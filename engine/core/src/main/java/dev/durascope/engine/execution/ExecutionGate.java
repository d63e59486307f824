package dev.durascope.engine.execution;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.invoke.HoldPoint;
import dev.durascope.engine.invoke.InvocationWatch;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.OperationUpdate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every execution passes at its checkpoints, and what may hold it there: the debugger. It acts on what it holds
 * through {@link ExecutionControl}.
 */
public interface ExecutionGate {

    /** Holds nothing. */
    ExecutionGate OPEN = new ExecutionGate() {
        @Override
        public boolean mayInvoke(ExecutionArn arn, ExecutionState state) {
            return true;
        }

        @Override
        public CheckpointAnswer checkpoint(CheckpointCall call, Supplier<CheckpointAnswer> apply) {
            return apply.get();
        }

        @Override
        public void answered(ExecutionArn arn, ExecutionState state, boolean suspends, Runnable proceed) {
            proceed.run();
        }

        @Override
        public void invocationEnded(ExecutionArn arn) {}
    };

    /**
     * A checkpoint that a handler asks for.
     *
     * @param whileHeld to be called every few seconds while it is held, so that the caller does not give up
     */
    record CheckpointCall(
            ExecutionArn arn,
            String token,
            @Nullable String clientToken,
            List<OperationUpdate> updates,
            Runnable whileHeld) {
        public CheckpointCall {
            updates = List.copyOf(updates);
        }
    }

    /**
     * Whether an invocation that is due may begin; if not, the execution looks again when {@link
     * ExecutionControl#goOn} is called. On the execution's lane: must not block.
     */
    boolean mayInvoke(ExecutionArn arn, ExecutionState state);

    /**
     * Lets a checkpoint pass. On the caller's own thread, which may be blocked before and after applying.
     *
     * @param apply applies the batch and makes the answer
     * @throws dev.durascope.engine.model.LambdaFault as {@code apply} does, or instead of it
     */
    CheckpointAnswer checkpoint(CheckpointCall call, Supplier<CheckpointAnswer> apply);

    /**
     * A handler has answered its invocation, and that is not yet recorded. On the execution's lane: must not block.
     *
     * @param suspends whether it answered PENDING
     * @param proceed records it; to be called once, on the lane or by {@link ExecutionControl#onLane}
     */
    void answered(ExecutionArn arn, ExecutionState state, boolean suspends, Runnable proceed);

    /**
     * An agent watches the invocation that is about to be carried out. On any thread: must not block.
     *
     * @param watch says at which points the agent shall ask
     */
    default void watched(ExecutionArn arn, InvocationWatch watch) {}

    /**
     * A thread of the handler waits at such a point. On any thread: must not block.
     *
     * @return completes when it may go on, never exceptionally; the end of the invocation lets it go in any case
     */
    default CompletionStage<Void> reached(ExecutionArn arn, HoldPoint point, OperationSighting operation) {
        return CompletableFuture.completedStage(null);
    }

    /**
     * A debugger of the handler's own code has begun to hold an invocation, or has let it go. Told in order, on any
     * thread, which may be blocked.
     */
    default void codeHeld(ExecutionArn arn, int invocation, boolean held) {}

    /** An invocation is over, whatever became of it: nothing of it is held any more. On the lane. */
    void invocationEnded(ExecutionArn arn);

    /** An execution is over: nothing of it will pass again. On the lane. */
    default void executionEnded(ExecutionArn arn) {}

    /** An execution goes on that was held here when the engine ended. On the lane. */
    default void stoppedAtEnd(ExecutionArn arn) {}

    /** The engine ends: lets everything go, and holds nothing from now on. What is let go so does not count any more. */
    default void close() {}
}
