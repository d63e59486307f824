package dev.durascope.app.feed;

import dev.durascope.engine.execution.ExecutionObserver;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes records on any thread and hands them over when asked, so that a thousand records cost one frame and not a
 * thousand. Nothing is ever dropped: what does not fit a frame's time waits for the next.
 */
public final class ExecutionFeed implements ExecutionObserver {

    /** Takes records on the window's thread, in journal order for each execution. */
    @FunctionalInterface
    public interface Sink {
        /** Records were appended to an execution's journal. */
        void arrived(ExecutionArn arn, List<JournalRecord> records);
    }

    private record Arrival(ExecutionArn arn, List<JournalRecord> records) {}

    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final Runnable wake;

    /** @param wake is called, on any thread, when something arrived and nobody has been woken since the last drain */
    public ExecutionFeed(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public void appended(ExecutionArn arn, List<JournalRecord> records) {
        arrivals.add(new Arrival(arn, records));
        if (awake.compareAndSet(false, true)) {
            wake.run();
        }
    }

    /**
     * Hands over what has arrived, for about as long as allowed.
     *
     * @return whether something is left
     */
    public boolean drain(Sink sink, long nanos) {
        long end = System.nanoTime() + nanos;
        Arrival next;
        while ((next = arrivals.poll()) != null) {
            sink.arrived(next.arn(), next.records());
            if (System.nanoTime() > end) {
                return !arrivals.isEmpty();
            }
        }
        return false;
    }

    /** Lets the next arrival wake again. Returns whether something arrived meanwhile and draining must go on. */
    public boolean sleep() {
        awake.set(false);
        return !arrivals.isEmpty() && awake.compareAndSet(false, true);
    }
}
