package dev.durascope.handler.internal;

import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/**
 * An operation that runs the handler's code. It begins on the caller's thread, so that starts are sent in the order of
 * the calls, and runs either there or on a lane of its own.
 *
 * @param <T> the result
 */
abstract class Task<T> {
    protected final DurableContextImpl context;
    protected final Execution execution;
    protected final OperationRef ref;

    Task(DurableContextImpl context, OperationRef ref) {
        this.context = context;
        this.execution = context.execution();
        this.ref = ref;
    }

    /** Sends what must be sent before the code runs. */
    abstract void begin();

    /** Runs to the end: answers from the history, or runs the code and keeps its outcome. */
    abstract T run();

    /** Whether {@link #run} answers from the history without running anything. */
    boolean isSettled() {
        var operation = operation();
        return operation != null && isEnded(operation);
    }

    /** What is known of the operation; null before its start is taken. */
    protected final Operation operation() {
        return execution.operation(ref.id());
    }

    /** Whether the result was too large to keep, so that the children must make it again. */
    protected final boolean mustReplayChildren() {
        var operation = operation();
        return operation != null
                && operation.status() == OperationStatus.SUCCEEDED
                && operation.contextDetails() != null
                && Boolean.TRUE.equals(operation.contextDetails().replayChildren());
    }

    protected final OperationUpdate.Builder update(OperationAction action) {
        return ref.update(action);
    }

    protected final String subject(String kind) {
        return ref.name() == null ? kind : kind + " '" + ref.name() + "'";
    }

    /** An error no attempt can recover from: neither a failure of the handler's code nor to be kept as one. */
    protected static void rethrowFatal(Throwable thrown) {
        if (thrown instanceof Suspension suspension) {
            throw suspension;
        }
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
    }

    static boolean isEnded(Operation operation) {
        return operation.status() != OperationStatus.STARTED
                && operation.status() != OperationStatus.PENDING
                && operation.status() != OperationStatus.READY;
    }
}
