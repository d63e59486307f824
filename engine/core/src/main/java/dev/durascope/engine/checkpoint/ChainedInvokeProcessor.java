package dev.durascope.engine.checkpoint;

import dev.durascope.engine.checkpoint.InvokeTargets.Target;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.model.OperationUpdate.ChainedInvokeOptions;
import org.jspecify.annotations.Nullable;

/** CHAINED_INVOKE: START and CANCEL (protocol §3). */
final class ChainedInvokeProcessor {
    private ChainedInvokeProcessor() {}

    static void process(OperationUpdate update, Batch batch, InvokeTargets targets) {
        Operation invoke = batch.operation(update);
        switch (update.action()) {
            case START -> {
                if (invoke != null) {
                    throw LambdaFault.invalid("Invalid current CHAINED_INVOKE state to start.");
                }
                ChainedInvokeOptions options = update.chainedInvokeOptions();
                if (options == null) {
                    throw LambdaFault.invalid("Invalid ChainedInvokeOptions for the given action.");
                }
                switch (targets.resolve(options.functionName(), options.tenantId())) {
                    case Target.Durable t -> started(update, options, t.executedVersion(), t.childArn(), batch);
                    case Target.Plain t -> started(update, options, t.executedVersion(), null, batch);
                    case Target.Outside t -> started(update, options, null, null, batch);
                    case Target.Refused t -> {
                        started(update, options, null, null, batch);
                        EventError error = EventError.of(ErrorObject.of(t.errorType(), t.message()));
                        batch.event(update, header -> new HistoryEvent.ChainedInvokeFailed(header, error));
                    }
                }
            }
            case CANCEL -> {
                if (invoke == null || invoke.status() != OperationStatus.STARTED) {
                    throw LambdaFault.invalid("Invalid current CHAINED_INVOKE state to cancel.");
                }
                batch.entry(new JournalEntry.OperationCancelled(update.id()));
            }
            case SUCCEED, FAIL, RETRY ->
                throw LambdaFault.invalid("A CHAINED_INVOKE can only be started and cancelled by its handler, not "
                        + update.action() + ".");
        }
    }

    private static void started(
            OperationUpdate update,
            ChainedInvokeOptions options,
            @Nullable String executedVersion,
            @Nullable String childArn,
            Batch batch) {
        batch.event(
                update,
                header -> new HistoryEvent.ChainedInvokeStarted(
                        header,
                        options.functionName(),
                        options.tenantId(),
                        EventPayload.of(update.payload()),
                        executedVersion,
                        childArn));
    }
}
