package dev.durascope.engine.debug;

import dev.durascope.engine.model.ExecutionArn;
import java.util.List;

/** Hears what is stopped. Called on any thread, which must not be blocked. */
@FunctionalInterface
public interface StopObserver {

    /**
     * What holds an execution has changed.
     *
     * @param stops all that holds it now; empty when it runs
     */
    void changed(ExecutionArn arn, List<Stop> stops);
}
