package dev.durascope.engine.debug;

import dev.durascope.engine.execution.ExecutionControl;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the time of executions stand still while a debugger of their handler's code, such as an IDE's, holds it. Beside
 * what the gate holds, and independent of it. Safe for use by many threads.
 */
final class CodeHolds {
    private final ExecutionControl control;
    private final Map<ExecutionArn, Integer> held = new ConcurrentHashMap<>();

    CodeHolds(ExecutionControl control) {
        this.control = control;
    }

    /** An invocation's code is held, if it still runs. */
    void hold(ExecutionArn arn, int invocation) {
        control.look(arn, state -> {
            InvocationState running = state.runningInvocation();
            if (running == null || running.number() != invocation || held.containsKey(arn)) {
                return false;
            }
            control.stop(arn, new JournalEntry.DebuggerStopped(StopPoint.IN_CODE, invocation, List.of()));
            held.put(arn, invocation);
            return true;
        });
    }

    /** An invocation's code is let go. */
    void release(ExecutionArn arn, int invocation) {
        if (held.remove(arn, invocation)) {
            control.release(arn);
        }
    }

    /** Whatever invocation of an execution was held, it is over. */
    void over(ExecutionArn arn) {
        if (held.remove(arn) != null) {
            control.release(arn);
        }
    }
}
