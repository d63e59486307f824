package dev.durascope.engine.execution;

import dev.durascope.engine.checkpoint.CheckpointProcessor;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.Invoker;
import dev.durascope.engine.model.ExecutionArn;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What a driver needs of the engine around it. */
interface DriverContext {

    ExecutorSettings settings();

    FunctionRegistry functions();

    Invoker invoker();

    CheckpointProcessor checkpoints();

    /** What executions pass at their checkpoints. */
    ExecutionGate gate();

    CallbackIndex callbacks();

    /** Runs an action soon, on another thread. */
    void execute(Runnable action);

    /** Runs an action after a time, on a timer's thread: it must hand over. */
    Future<?> schedule(Runnable action, Duration delay);

    /** Starts, or finds, the child execution of a chained invoke. */
    void startChild(ChildStart start);

    /** An execution has ended: whoever waits for it is told. */
    void executionEnded(Driver driver);

    /** A handler has begun or ceased to work for an execution: whoever invoked it may have to change its pace. */
    void busyChanged(Driver driver);

    /** Whether a handler is at work for an execution, or for one that it invoked. */
    boolean isBusy(ExecutionArn arn);

    /** Whether the engine is closing: what ends now is not the handler's doing. */
    boolean isClosing();

    /**
     * A child execution to be started.
     *
     * @param arn minted at checkpoint time
     * @param at the parent's time: the child's clock begins there
     */
    record ChildStart(
            ExecutionArn arn,
            Lane parent,
            String operationId,
            @Nullable String input,
            @Nullable String tenantId,
            Instant at) {}
}
