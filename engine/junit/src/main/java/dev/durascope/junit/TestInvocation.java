package dev.durascope.junit;

import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.model.ErrorObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of the handler.
 *
 * @param number 1 for the execution's first
 * @param requestId the invocation's request id
 * @param cause why it began; where only AWS's history tells, all but the first are taken as resumed
 * @param start when it began, on the execution's clock
 * @param end when it ended; absent while it runs
 * @param error why it failed; absent when it did not
 * @param replayed the operations that had ended before it began, which it answers from the history
 * @param executed the operations that began in it, or of which it made an attempt
 */
public record TestInvocation(
        int number,
        String requestId,
        InvocationCause cause,
        Instant start,
        @Nullable Instant end,
        @Nullable ErrorObject error,
        List<TestOperation> replayed,
        List<TestOperation> executed) {
    public TestInvocation {
        replayed = List.copyOf(replayed);
        executed = List.copyOf(executed);
    }
}
