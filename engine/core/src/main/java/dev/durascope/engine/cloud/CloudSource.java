package dev.durascope.engine.cloud;

import dev.durascope.engine.model.ExecutionArn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Follows one execution of a deployed function on a thread of its own, until it ends or the source is closed. */
public final class CloudSource implements AutoCloseable {
    private final FollowedExecution followed;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;

    private CloudSource(FollowedExecution followed) {
        this.followed = followed;
        this.thread = Thread.ofVirtual().name("follow " + followed.arn().name()).unstarted(this::run);
    }

    /**
     * Begins to follow.
     *
     * @param includeData whether inputs, results and errors are asked for; without them less is sent, and fewer permissions to
     *     decrypt are needed
     */
    public static CloudSource follow(
            CloudConnection connection, ExecutionArn arn, boolean includeData, FollowListener listener) {
        CloudSource source =
                new CloudSource(new FollowedExecution(connection, arn, includeData, InstantSource.system(), listener));
        source.thread.start();
        return source;
    }

    /** The execution as far as it is known. */
    public FollowedExecution execution() {
        return followed;
    }

    /** Ends the pause there is: for whoever has just done something to the execution, or has logged in again. */
    public void pollNow() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        try {
            long last = System.nanoTime();
            for (Duration pause = followed.poll(); pause != null; pause = followed.poll()) {
                if (wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    // Not even when asked for is an execution called for more than once in a second.
                    TimeUnit.NANOSECONDS.sleep(last + Cadence.SHORTEST.toNanos() - System.nanoTime());
                }
                last = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops following; what is known stays. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
