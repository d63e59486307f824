package dev.durascope.engine.checkpoint;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.model.OperationUpdate.CallbackOptions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** CALLBACK: START and CANCEL (protocol §3). */
final class CallbackProcessor {
    private static final int MAX_SECONDS = 99_999_999;

    private CallbackProcessor() {}

    static void process(OperationUpdate update, Batch batch, Supplier<String> callbackIds) {
        Operation callback = batch.operation(update);
        switch (update.action()) {
            case START -> {
                if (callback != null) {
                    throw LambdaFault.invalid("Invalid current CALLBACK state to start.");
                }
                CallbackOptions options = update.callbackOptions();
                Long timeout = seconds("TimeoutSeconds", options == null ? null : options.timeoutSeconds());
                Long heartbeat =
                        seconds("HeartbeatTimeoutSeconds", options == null ? null : options.heartbeatTimeoutSeconds());
                String id = callbackIds.get();
                batch.event(update, header -> new HistoryEvent.CallbackStarted(header, id, timeout, heartbeat));
            }
            case CANCEL -> {
                if (callback == null || callback.status() != OperationStatus.STARTED) {
                    throw LambdaFault.invalid("Invalid current CALLBACK state to cancel.");
                }
                batch.entry(new JournalEntry.OperationCancelled(update.id()));
            }
            case SUCCEED, FAIL, RETRY ->
                throw LambdaFault.invalid(
                        "A CALLBACK can only be started and cancelled by its handler, not " + update.action() + ".");
        }
    }

    private static @Nullable Long seconds(String field, @Nullable Integer seconds) {
        if (seconds == null) {
            return null;
        }
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw LambdaFault.invalid(
                    "CallbackOptions." + field + " must be 0 to " + MAX_SECONDS + " seconds, not " + seconds + ".");
        }
        return seconds.longValue();
    }
}
