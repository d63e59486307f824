package dev.durascope.engine.cloud;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Keeps the list of a deployed function's executions fresh, on a thread of its own, until it is closed. */
public final class ListWatch implements AutoCloseable {
    private static final Duration AFTER_LOADING = Duration.ofSeconds(2);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration MENDED_OUTSIDE = Duration.ofSeconds(30);

    /** Hears of the list. Called on the thread that lists: hand over, and do not block. */
    public interface Listener {

        /** The list was asked for, and this is what is known now. */
        void listed(CloudExecutions.Listing listing);

        /**
         * It could not be had; what was known stays.
         *
         * @param pause until it is tried again; absent when that is left to {@link ListWatch#askNow}
         */
        void failed(CloudFault fault, @Nullable Duration pause);
    }

    private final CloudExecutions executions;
    private final Listener listener;
    private final AtomicBoolean more = new AtomicBoolean(true);
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean givenUp;
    /** Whether anything was listed; the thread's alone. */
    private boolean listed;

    private ListWatch(CloudExecutions executions, String function, Listener listener) {
        this.executions = executions;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("list " + function).unstarted(this::run);
    }

    /** Begins with the newest executions that pass a filter. */
    public static ListWatch begin(CloudConnection connection, CloudExecutions.Filter filter, Listener listener) {
        ListWatch watch = new ListWatch(
                new CloudExecutions(connection, filter), connection.target().function(), listener);
        watch.thread.start();
        return watch;
    }

    /** Asks for older executions too. */
    public void loadMore() {
        more.set(true);
        askNow();
    }

    /** Ends the pause there is: for whoever has started something, or has mended what was wrong. */
    public void askNow() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /**
     * Ends the loading that is under way. What was loaded stays, and is kept fresh; where nothing was, nothing is asked until
     * {@link #askNow}.
     */
    public void giveUp() {
        givenUp = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try {
                Duration pause = ask();
                if (pause == null) {
                    wake.acquire();
                } else if (wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                givenUp = false; // what was to be given up was over, or all of this is
            }
        }
    }

    private @Nullable Duration ask() throws InterruptedException {
        boolean loads = more.getAndSet(false);
        try {
            Duration pause = AFTER_LOADING;
            if (loads) {
                executions.loadMore();
            } else {
                pause = executions.refresh();
            }
            listed = true;
            listener.listed(executions.listing());
            return pause;
        } catch (InterruptedException e) {
            return afterGivingUp();
        } catch (CloudFault e) {
            if (givenUp) {
                return afterGivingUp(); // a call that was cut off has failed
            }
            if (loads) {
                more.set(true);
            }
            Duration pause =
                    e.kind().isTransient() ? AFTER_TROUBLE : e.kind().isMendedOutside() ? MENDED_OUTSIDE : null;
            listener.failed(e, pause);
            return pause;
        }
    }

    private @Nullable Duration afterGivingUp() {
        givenUp = false;
        Thread.interrupted();
        if (closed) {
            return Duration.ZERO;
        }
        if (listed) {
            return AFTER_LOADING;
        }
        more.set(true);
        return null;
    }

    /** Stops asking. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
