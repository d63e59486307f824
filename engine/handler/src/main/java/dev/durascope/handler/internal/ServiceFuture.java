package dev.durascope.handler.internal;

import java.util.function.Function;
import software.amazon.awssdk.services.lambda.model.Operation;

/**
 * An operation that the service alone moves on: a wait, a callback, an invoked function (protocol §3).
 *
 * @param <T> the result
 */
class ServiceFuture<T> extends AbstractFuture<T> {
    private final OperationRef ref;
    private final Pending pending;
    private final Function<Operation, T> outcome;

    /** @param outcome makes the result of the ended operation, or throws its failure */
    ServiceFuture(Execution execution, OperationRef ref, Pending pending, Function<Operation, T> outcome) {
        super(execution);
        this.ref = ref;
        this.pending = pending;
        this.outcome = outcome;
    }

    @Override
    boolean isDoneLocked() {
        var operation = operationLocked();
        return operation != null && Task.isEnded(operation);
    }

    @Override
    Pending pending() {
        return pending;
    }

    @Override
    T outcome() {
        return outcome.apply(execution.operation(ref.id()));
    }

    private Operation operationLocked() {
        return execution.operationLocked(ref.id());
    }
}
