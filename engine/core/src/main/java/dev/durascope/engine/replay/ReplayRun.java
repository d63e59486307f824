package dev.durascope.engine.replay;

import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.OperationUpdate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a handler against a prepared state has shown.
 *
 * @param calls the operations it called, in the order of their calls
 * @param updates what it checkpointed
 * @param held the operations whose code was about to run, and did not
 * @param outcome how the invocation ended; absent when it was given up, because only held code was left to run, or it
 *     took too long
 * @param tooLong whether it was given up because it took too long
 * @param blindness why no agent could see what it calls; absent when one did
 * @param output what it printed, the first lines of it
 */
record ReplayRun(
        List<OperationSighting> calls,
        List<OperationUpdate> updates,
        Set<String> held,
        @Nullable InvocationOutcome outcome,
        boolean tooLong,
        @Nullable String blindness,
        List<String> output) {}
