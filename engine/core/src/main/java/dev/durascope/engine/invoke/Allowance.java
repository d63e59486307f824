package dev.durascope.engine.invoke;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time that a process may take for something, which can be held while a debugger holds what it is for. */
final class Allowance {
    private final ScheduledExecutorService timer;
    private final Runnable exceeded;
    private @Nullable Instant deadline;
    private @Nullable Duration left;
    private @Nullable Future<?> alarm;
    private final Set<Holder> holders = EnumSet.noneOf(Holder.class);
    private boolean ended;

    /** Who can hold it; it counts while none does. */
    enum Holder {
        /** The gate that executions pass. */
        GATE,
        /** A debugger of the process's own code. */
        CODE
    }

    /** @param exceeded what happens when it is used up; on the timer's thread */
    Allowance(ScheduledExecutorService timer, Runnable exceeded) {
        this.timer = timer;
        this.exceeded = exceeded;
    }

    /** Begins to count, unless it is held. */
    synchronized void begin(Instant at) {
        if (!holders.isEmpty()) {
            left = Duration.between(Instant.now(), at);
        } else if (!ended) {
            deadline = at;
            alarm = timer.schedule(
                    exceeded, Math.max(0, Duration.between(Instant.now(), at).toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    /** Stops counting. */
    synchronized void hold(Holder holder) {
        holders.add(holder);
        if (deadline != null) {
            left = Duration.between(Instant.now(), deadline);
            deadline = null;
            cancel();
        }
    }

    /** Counts on with what was left, unless another holds it still. */
    synchronized void release(Holder holder) {
        holders.remove(holder);
        if (left != null && holders.isEmpty()) {
            Duration rest = left;
            left = null;
            begin(Instant.now().plus(rest));
        }
    }

    /** The invocation is over. */
    synchronized void end() {
        ended = true;
        cancel();
    }

    private void cancel() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }
}
