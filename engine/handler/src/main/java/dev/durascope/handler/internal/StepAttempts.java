package dev.durascope.handler.internal;

import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationStatus;

/** What steps and wait-for-condition share: counting attempts and waiting for the next one (protocol §3). */
final class StepAttempts {
    private StepAttempts() {}

    /** The attempt that comes next, from 1; the service counts finished ones. */
    static int next(Operation operation) {
        var details = operation == null ? null : operation.stepDetails();
        return details == null || details.attempt() == null ? 1 : details.attempt() + 1;
    }

    /** Waits until the service makes a pending step ready. */
    static void awaitReady(Execution execution, OperationRef ref, Operation pending) {
        var details = pending.stepDetails();
        execution.waitUntil(
                () -> execution.operationLocked(ref.id()).status() != OperationStatus.PENDING,
                Pending.at(details == null ? null : details.nextAttemptTimestamp()));
    }
}
