package dev.durascope.engine.execution;

import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a handler at work asks of whoever runs its execution. Safe for use by many threads. */
public interface HandlerCalls {

    /**
     * Applies a batch of updates, all or none (protocol §2).
     *
     * @throws LambdaFault InvalidParameterValueException for a stale token or an update that breaks a rule
     */
    default CheckpointAnswer checkpoint(
            ExecutionArn arn, String checkpointToken, @Nullable String clientToken, List<OperationUpdate> updates) {
        return checkpoint(arn, checkpointToken, clientToken, updates, () -> {});
    }

    /**
     * The same for a caller that a debugger may keep waiting.
     *
     * @param whileHeld called every few seconds, on the calling thread, while the call is held
     */
    CheckpointAnswer checkpoint(
            ExecutionArn arn,
            String checkpointToken,
            @Nullable String clientToken,
            List<OperationUpdate> updates,
            Runnable whileHeld);

    /** A page of the state that a token stands for, in start order. */
    Page<Operation> state(ExecutionArn arn, String checkpointToken, @Nullable String marker, int maxItems);
}
