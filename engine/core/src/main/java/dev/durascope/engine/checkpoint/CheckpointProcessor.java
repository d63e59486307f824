package dev.durascope.engine.checkpoint;

import dev.durascope.engine.history.BatchState;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationUpdate;
import java.util.List;

/**
 * Turns a batch of updates into journal entries: every update is judged against the state as it evolves inside the
 * batch, and all apply or none (protocol §2). Changes nothing itself.
 */
public final class CheckpointProcessor {
    private final CheckpointLimits limits;

    /** @param limits what an execution may write */
    public CheckpointProcessor(CheckpointLimits limits) {
        this.limits = limits;
    }

    /**
     * Judges a batch.
     *
     * @param state the execution's state before it
     * @param circumstances what else it is judged by
     * @return the entries to append, in order
     * @throws LambdaFault InvalidParameterValueException naming the first rule that an update breaks
     */
    public List<JournalEntry> process(
            List<OperationUpdate> updates, ExecutionState state, Circumstances circumstances) {
        UpdateRules.checkBatch(updates);
        Batch batch = new Batch(new BatchState(state), circumstances.now());
        for (OperationUpdate update : updates) {
            UpdateRules.checkUpdate(update, batch, circumstances.invocationType());
            switch (update.type()) {
                case STEP -> StepProcessor.process(update, batch);
                case CONTEXT -> ContextProcessor.process(update, batch);
                case WAIT -> WaitProcessor.process(update, batch);
                case CALLBACK -> CallbackProcessor.process(update, batch, circumstances.callbackIds());
                case CHAINED_INVOKE -> ChainedInvokeProcessor.process(update, batch, circumstances.targets());
                case EXECUTION -> end(update, batch);
            }
        }
        checkLimits(updates, batch);
        return batch.entries();
    }

    /** What a batch writes, in bytes of UTF-8. */
    public static long size(List<OperationUpdate> updates) {
        long size = 0;
        for (OperationUpdate update : updates) {
            size += UpdateRules.size(update);
        }
        return size;
    }

    private void checkLimits(List<OperationUpdate> updates, Batch batch) {
        if (updates.isEmpty()) {
            return;
        }
        if (batch.state().operationCount() - 1 > limits.operations()) {
            throw LambdaFault.invalid("An execution may have " + limits.operations()
                    + " operations; this batch would make it " + (batch.state().operationCount() - 1) + ".");
        }
        if (batch.state().base().checkpointBytes() + size(updates) > limits.bytes()) {
            throw LambdaFault.invalid(
                    "An execution may write " + limits.bytes() + " bytes of checkpoint data; this batch exceeds them.");
        }
    }

    private static void end(OperationUpdate update, Batch batch) {
        switch (update.action()) {
            case SUCCEED -> batch.entry(new JournalEntry.ExecutionEndCheckpointed(true, update.payload(), null));
            case FAIL -> batch.entry(new JournalEntry.ExecutionEndCheckpointed(false, null, update.error()));
            case START, RETRY, CANCEL ->
                throw LambdaFault.invalid("An EXECUTION can only succeed or fail, not " + update.action() + ".");
        }
    }
}
