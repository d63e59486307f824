package dev.durascope.engine.checkpoint;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationUpdate;
import org.jspecify.annotations.Nullable;

/** CONTEXT: START, SUCCEED and FAIL (protocol §3). */
final class ContextProcessor {
    private ContextProcessor() {}

    static void process(OperationUpdate update, Batch batch) {
        Operation context = batch.operation(update);
        switch (update.action()) {
            case START -> {
                if (context != null) {
                    throw LambdaFault.invalid("Invalid current CONTEXT state to start.");
                }
                batch.event(update, HistoryEvent.ContextStarted::new);
            }
            case SUCCEED -> {
                begin(update, context, batch);
                batch.event(
                        update, header -> new HistoryEvent.ContextSucceeded(header, EventPayload.of(update.payload())));
                replayChildren(update, batch);
            }
            case FAIL -> {
                begin(update, context, batch);
                batch.event(update, header -> new HistoryEvent.ContextFailed(header, EventError.of(update.error())));
                replayChildren(update, batch);
            }
            case RETRY -> throw LambdaFault.invalid("A CONTEXT cannot be retried.");
            case CANCEL -> throw LambdaFault.invalid("A CONTEXT cannot be cancelled.");
        }
    }

    private static void begin(OperationUpdate update, @Nullable Operation context, Batch batch) {
        if (context == null) {
            batch.event(update, HistoryEvent.ContextStarted::new);
        } else if (context.status() != OperationStatus.STARTED) {
            throw LambdaFault.invalid("Invalid current CONTEXT state to close.");
        }
    }

    private static void replayChildren(OperationUpdate update, Batch batch) {
        if (Boolean.TRUE.equals(update.replayChildren())) {
            batch.entry(new JournalEntry.ReplayChildren(update.id()));
        }
    }
}
