package dev.durascope.engine.invoke;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a debugger has begun to hold a process's code, and when it has let it go. What it holds for a moment only,
 * to look at a class that is being loaded or at a breakpoint's condition, counts as running.
 */
final class CodeHold {
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final ScheduledExecutorService timer;
    private final BooleanSupplier holds;
    private final Consumer<Boolean> hears;
    private final Object telling = new Object();
    private boolean held;
    private boolean settled;
    private boolean told;
    private @Nullable Future<?> moment;

    /**
     * @param holds whether code is held now
     * @param hears is told of each change, in order, on threads of its own, which it may block
     */
    CodeHold(ScheduledExecutorService timer, BooleanSupplier holds, Consumer<Boolean> hears) {
        this.timer = timer;
        this.holds = holds;
        this.hears = hears;
    }

    /** Looks again: it may have changed. */
    synchronized void look() {
        boolean now = holds.getAsBoolean();
        if (now == held) {
            return;
        }
        held = now;
        settled = false;
        if (moment != null) {
            moment.cancel(false);
            moment = null;
        }
        if (now) {
            moment = timer.schedule(this::settle, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            Thread.startVirtualThread(this::tell);
        }
    }

    private synchronized void settle() {
        settled = held;
        Thread.startVirtualThread(this::tell);
    }

    private void tell() {
        synchronized (telling) {
            boolean now;
            synchronized (this) {
                now = held && settled;
            }
            if (now != told) {
                told = now;
                hears.accept(now);
            }
        }
    }
}
