package dev.durascope.handler.internal;

import software.amazon.awssdk.services.lambda.model.OperationAction;

/** A wait: the service alone moves it on (protocol §3). */
final class WaitFuture extends AbstractFuture<Void> {
    private final OperationRef ref;
    private final Pending pending;

    private WaitFuture(Execution execution, OperationRef ref, Pending pending) {
        super(execution);
        this.ref = ref;
        this.pending = pending;
    }

    static WaitFuture begin(Execution execution, OperationRef ref, int seconds) {
        var known = execution.operation(ref.id());
        if (known == null) {
            execution.send(ref.update(OperationAction.START)
                    .waitOptions(options -> options.waitSeconds(seconds))
                    .build());
            return new WaitFuture(execution, ref, Pending.inSeconds(seconds));
        }
        var details = known.waitDetails();
        return new WaitFuture(execution, ref, Pending.at(details == null ? null : details.scheduledEndTimestamp()));
    }

    @Override
    boolean isDoneLocked() {
        var operation = execution.operationLocked(ref.id());
        return operation != null && Task.isEnded(operation);
    }

    @Override
    Pending pending() {
        return pending;
    }

    @Override
    Void outcome() {
        return null;
    }
}
