package dev.durascope.handler.internal;

import dev.durascope.handler.error.DurableError;
import dev.durascope.handler.error.DurableException;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/**
 * An operation of type STEP: attempts with pauses between them until one ends it (protocol §3).
 *
 * @param <T> the result
 */
abstract class AttemptTask<T> extends Task<T> {
    /** A result, which may be null. */
    protected record Outcome<T>(T value) {}

    private final boolean awaitsStart;
    private boolean startSent;

    /** @param awaitsStart whether an attempt runs only once its START is taken */
    AttemptTask(DurableContextImpl context, OperationRef ref, boolean awaitsStart) {
        super(context, ref);
        this.awaitsStart = awaitsStart;
    }

    /** Runs the code once; null when another attempt follows. Throws {@link #failure} when none does. */
    abstract Outcome<T> attempt(int attempt, Operation before);

    /** The attempt was under way when its invocation died. */
    abstract Outcome<T> interrupted(int attempt, Operation before);

    /** Reads the result of an operation that succeeded. */
    abstract T result(String payload);

    /** The exception of an operation that failed. */
    abstract DurableException failure(DurableError error);

    @Override
    final void begin() {
        if (!awaitsStart && operation() == null) {
            sendStart();
        }
    }

    @Override
    final T run() {
        while (true) {
            var operation = operation();
            var status = operation == null ? null : operation.status();
            if (status == OperationStatus.SUCCEEDED) {
                return result(operation.stepDetails().result());
            }
            if (status == OperationStatus.FAILED) {
                throw failure(Errors.fromApi(operation.stepDetails().error()));
            }
            if (status == OperationStatus.PENDING) {
                awaitReady(operation);
                continue;
            }
            var outcome = next(operation, status);
            if (outcome != null) {
                return outcome.value();
            }
        }
    }

    private Outcome<T> next(Operation operation, OperationStatus status) {
        // the service counts finished attempts
        var details = operation == null ? null : operation.stepDetails();
        int attempt = details == null || details.attempt() == null ? 1 : details.attempt() + 1;
        Outcome<T> outcome;
        if (status == OperationStatus.STARTED && !startSent) {
            outcome = interrupted(attempt, operation);
        } else {
            if (!startSent) {
                sendStart();
            }
            outcome = attempt(attempt, operation);
        }
        startSent = false;
        return outcome;
    }

    protected final void retry(OperationUpdate.Builder update, int delaySeconds) {
        execution.sendAndWait(update.stepOptions(options -> options.nextAttemptDelaySeconds(delaySeconds))
                .build());
    }

    protected final DurableException fail(DurableError error) {
        execution.sendAndWait(
                update(OperationAction.FAIL).error(Errors.toApi(error)).build());
        return failure(error);
    }

    protected final void succeed(String payload) {
        execution.sendAndWait(update(OperationAction.SUCCEED).payload(payload).build());
    }

    private void sendStart() {
        startSent = true;
        var start = update(OperationAction.START).build();
        if (awaitsStart) {
            execution.sendAndWait(start);
        } else {
            execution.send(start);
        }
    }

    private void awaitReady(Operation pending) {
        var details = pending.stepDetails();
        execution.waitUntil(
                () -> execution.operationLocked(ref.id()).status() != OperationStatus.PENDING,
                Pending.at(details == null ? null : details.nextAttemptTimestamp()));
    }
}
