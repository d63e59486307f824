package dev.durascope.engine.checkpoint;

import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.model.RetryDetails;
import org.jspecify.annotations.Nullable;

/** STEP: START, SUCCEED, FAIL and RETRY (protocol §3). */
final class StepProcessor {
    private static final int MAX_DELAY_SECONDS = 31_622_400;

    private StepProcessor() {}

    static void process(OperationUpdate update, Batch batch) {
        Operation step = batch.operation(update);
        switch (update.action()) {
            case START -> start(update, step, batch);
            case SUCCEED -> {
                begin(update, step, batch, "Invalid current STEP state to close.");
                RetryDetails retry = new RetryDetails(attempt(update, batch), null);
                batch.event(
                        update,
                        header -> new HistoryEvent.StepSucceeded(header, EventPayload.of(update.payload()), retry));
            }
            case FAIL -> {
                begin(update, step, batch, "Invalid current STEP state to close.");
                RetryDetails retry = new RetryDetails(attempt(update, batch), null);
                batch.event(
                        update, header -> new HistoryEvent.StepFailed(header, EventError.of(update.error()), retry));
            }
            case RETRY -> retry(update, step, batch);
            case CANCEL -> throw LambdaFault.invalid("A STEP cannot be cancelled.");
        }
    }

    private static void start(OperationUpdate update, @Nullable Operation step, Batch batch) {
        if (step != null && step.status() != OperationStatus.READY) {
            throw LambdaFault.invalid("Invalid current STEP state to start.");
        }
        batch.event(update, HistoryEvent.StepStarted::new);
    }

    private static void retry(OperationUpdate update, @Nullable Operation step, Batch batch) {
        Integer delay = update.nextAttemptDelaySeconds();
        if (delay == null) {
            throw LambdaFault.invalid("Invalid StepOptions for the given action.");
        }
        if (delay < 1 || delay > MAX_DELAY_SECONDS) {
            throw LambdaFault.invalid("StepOptions.NextAttemptDelaySeconds must be 1 to " + MAX_DELAY_SECONDS
                    + " seconds, not " + delay + ".");
        }
        if (update.payload() != null && update.error() != null) {
            throw LambdaFault.invalid("Cannot provide both Payload and Error to RETRY a STEP.");
        }
        begin(update, step, batch, "Invalid current STEP state to re-attempt.");
        RetryDetails retry = new RetryDetails(attempt(update, batch), delay);
        batch.event(
                update,
                header -> update.error() == null
                        ? new HistoryEvent.StepSucceeded(header, EventPayload.of(update.payload()), retry)
                        : new HistoryEvent.StepFailed(header, EventError.of(update.error()), retry));
    }

    /** Makes sure that an attempt is open: an SDK may close one whose START it never sent. */
    private static void begin(OperationUpdate update, @Nullable Operation step, Batch batch, String refusal) {
        if (step == null || step.status() == OperationStatus.READY) {
            batch.event(update, HistoryEvent.StepStarted::new);
        } else if (step.status() != OperationStatus.STARTED) {
            throw LambdaFault.invalid(refusal);
        }
    }

    /** The number of the attempt that an update closes. */
    private static int attempt(OperationUpdate update, Batch batch) {
        Operation step = batch.operation(update);
        return step == null ? 1 : ((OperationDetails.Step) step.details()).attempt() + 1;
    }
}
