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
final class InvocationTimeout {
    private final ScheduledExecutorService timer;
    private final Runnable exceeded;
    private final Watcher watcher;
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

    /** Hears what becomes of it once it is held: must not block. */
    interface Watcher {

        /** Nobody listens. */
        Watcher NOBODY = new Watcher() {
            @Override
            public void held(Duration left) {}

            @Override
            public void countsUntil(Instant deadline) {}
        };

        /** It does not count, and so much of it is left. */
        void held(Duration left);

        /** It counts again, and is used up then. */
        void countsUntil(Instant deadline);
    }

    /** @param exceeded what happens when it is used up; on the timer's thread */
    InvocationTimeout(ScheduledExecutorService timer, Runnable exceeded) {
        this(timer, exceeded, Watcher.NOBODY);
    }

    InvocationTimeout(ScheduledExecutorService timer, Runnable exceeded, Watcher watcher) {
        this.timer = timer;
        this.exceeded = exceeded;
        this.watcher = watcher;
    }

    /** Begins to count, unless it is held. */
    synchronized void begin(Instant at) {
        if (!holders.isEmpty()) {
            left = Duration.between(Instant.now(), at);
            watcher.held(left);
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
            watcher.held(left);
        }
    }

    /** Counts on with what was left, unless another holds it still. */
    synchronized void release(Holder holder) {
        holders.remove(holder);
        if (left != null && holders.isEmpty()) {
            Instant until = Instant.now().plus(left);
            left = null;
            begin(until);
            watcher.countsUntil(until);
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
