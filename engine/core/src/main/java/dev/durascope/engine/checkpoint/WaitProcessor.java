package dev.durascope.engine.checkpoint;

import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationUpdate;

/** WAIT: START and CANCEL (protocol §3). */
final class WaitProcessor {
    private static final int MAX_SECONDS = 31_622_400;

    private WaitProcessor() {}

    static void process(OperationUpdate update, Batch batch) {
        Operation wait = batch.operation(update);
        switch (update.action()) {
            case START -> {
                if (wait != null) {
                    throw LambdaFault.invalid("Invalid current WAIT state to start.");
                }
                Integer seconds = update.waitSeconds();
                if (seconds == null) {
                    throw LambdaFault.invalid("Invalid WaitOptions for the given action.");
                }
                if (seconds < 1 || seconds > MAX_SECONDS) {
                    throw LambdaFault.invalid(
                            "WaitOptions.WaitSeconds must be 1 to " + MAX_SECONDS + " seconds, not " + seconds + ".");
                }
                batch.event(
                        update,
                        header -> new HistoryEvent.WaitStarted(
                                header, seconds, batch.now().plusSeconds(seconds)));
            }
            case CANCEL -> {
                if (wait == null || wait.status() != OperationStatus.STARTED) {
                    throw LambdaFault.invalid("Invalid current WAIT state to cancel.");
                }
                EventError error = update.error() == null ? null : EventError.of(update.error());
                batch.event(update, header -> new HistoryEvent.WaitCancelled(header, error));
            }
            case SUCCEED, FAIL, RETRY ->
                throw LambdaFault.invalid("A WAIT can only be started and cancelled, not " + update.action() + ".");
        }
    }
}
