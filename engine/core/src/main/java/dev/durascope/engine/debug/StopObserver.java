package dev.durascope.engine.debug;

import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;

/** Hears what is stopped. Called on any thread, which must not be blocked. */
@FunctionalInterface
public interface StopObserver {

    /**
     * What holds an execution has changed, or what it runs to.
     *
     * @param stops all that holds it now; empty when it runs
     */
    void changed(ExecutionArn arn, List<Stop> stops);

    /**
     * An execution has ended, and no operation had begun that it was to run to.
     *
     * @param name what was waited for, as the user gave it
     */
    default void missed(ExecutionArn arn, NamePattern name) {}
}
