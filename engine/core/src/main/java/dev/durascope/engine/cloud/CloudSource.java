package dev.durascope.engine.cloud;

import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Follows one execution of a deployed function on a thread of its own, until it ends or the source is closed. */
public final class CloudSource implements AutoCloseable {
    /** How often in a row somebody who reads a history once waits for what passes by itself. */
    private static final int MOST_TROUBLES = 5;

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

    /**
     * Reads an execution's history once, as far as it has come, at the pace at which one is followed. Slow.
     *
     * @return its journal
     * @throws CloudFault when it cannot be had; what passes by itself is waited for a few times
     */
    public static List<JournalRecord> read(CloudConnection connection, ExecutionArn arn) throws InterruptedException {
        FollowedExecution once =
                new FollowedExecution(connection, arn, true, InstantSource.system(), FollowListener.NONE);
        int troubles = 0;
        while (true) {
            Duration pause = once.poll();
            FollowStatus now = once.status();
            switch (now.phase()) {
                case LIVE, ENDED -> {
                    return once.journal();
                }
                case FILLING -> troubles = 0;
                case AWAITED, TROUBLED, FAILED -> {
                    CloudFault trouble = now.trouble() == null
                            ? new CloudFault(CloudFault.Kind.NOT_FOUND, arn.name() + " has no history yet.")
                            : now.trouble();
                    boolean passes = now.trouble() == null || trouble.kind().isTransient();
                    if (!passes || ++troubles > MOST_TROUBLES) {
                        throw trouble;
                    }
                }
            }
            if (pause != null) {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
        }
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
