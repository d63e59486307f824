package dev.durascope.engine.cloud;

import dev.durascope.engine.model.HistoryEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an execution waits for, as far as its events say.
 *
 * @param due when the first known deadline after a moment is; absent for none
 * @param onlyTime whether it is suspended, and everything open in it is a wait or a retry
 */
record Expectation(@Nullable Instant due, boolean onlyTime) {

    /** Reads events, oldest first. */
    static Expectation of(List<HistoryEvent> events, Instant now) {
        Map<String, Instant> timed = new HashMap<>();
        Set<String> open = new HashSet<>();
        Map<String, Instant> timeouts = new HashMap<>();
        boolean suspended = false;
        for (HistoryEvent event : events) {
            suspended = event instanceof HistoryEvent.InvocationCompleted;
            String id = event.header().id();
            if (id == null) {
                continue;
            }
            Instant at = event.header().timestamp();
            timed.remove(id);
            open.remove(id);
            timeouts.remove(id);
            switch (event) {
                case HistoryEvent.ExecutionStarted e -> timeouts.put(id, at.plusSeconds(e.executionTimeoutSeconds()));
                case HistoryEvent.WaitStarted e -> timed.put(id, e.scheduledEnd());
                case HistoryEvent.StepStarted e -> open.add(id);
                case HistoryEvent.ChainedInvokeStarted e -> open.add(id);
                case HistoryEvent.StepFailed e -> again(timed, id, at, e.retry().nextAttemptDelaySeconds());
                case HistoryEvent.StepSucceeded e ->
                    again(timed, id, at, e.retry().nextAttemptDelaySeconds());
                case HistoryEvent.CallbackStarted e -> {
                    open.add(id);
                    again(timeouts, id, at, earlier(e.timeoutSeconds(), e.heartbeatTimeoutSeconds()));
                }
                default -> {}
            }
        }
        Instant wait = first(timed.values(), now);
        Instant timeout = first(timeouts.values(), now);
        Instant due = wait == null || (timeout != null && timeout.isBefore(wait)) ? timeout : wait;
        return new Expectation(due, suspended && open.isEmpty() && wait != null);
    }

    private static void again(Map<String, Instant> dues, String id, Instant at, @Nullable Number seconds) {
        if (seconds != null && seconds.longValue() > 0) {
            dues.put(id, at.plusSeconds(seconds.longValue()));
        }
    }

    private static @Nullable Long earlier(@Nullable Long a, @Nullable Long b) {
        return a == null || a == 0 ? b : b == null || b == 0 ? a : Long.valueOf(Math.min(a, b));
    }

    private static @Nullable Instant first(Collection<Instant> dues, Instant now) {
        return dues.stream()
                .filter(due -> due.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }
}
