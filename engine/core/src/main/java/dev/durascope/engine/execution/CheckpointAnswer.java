package dev.durascope.engine.execution;

import dev.durascope.engine.model.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an accepted checkpoint.
 *
 * @param checkpointToken the token for the next one; absent after the terminal EXECUTION update
 * @param operations every operation that changed since the handler's last view, the caller's own included
 * @param nextMarker where the state goes on, for GetDurableExecutionState; absent when this is all
 */
public record CheckpointAnswer(
        @Nullable String checkpointToken,
        List<Operation> operations,
        @Nullable String nextMarker) {}
