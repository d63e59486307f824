package dev.durascope.handler.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * The invocation's own thread: it sends the updates that no lane waits for, and asks the service for changes while
 * some lanes wait and others still run. It exists only once there is work of that kind.
 */
final class Sender {
    private static final long FIRST_POLL = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SLOWEST_POLL = TimeUnit.SECONDS.toNanos(5);
    /** No poll comes sooner than this after an answer. */
    private static final long QUICKEST_POLL = TimeUnit.MILLISECONDS.toNanos(50);
    /** A due moment is asked for a little late rather than a little early. */
    private static final long AFTER_DUE = TimeUnit.MILLISECONDS.toNanos(10);

    private final Execution execution;
    private final Checkpoints checkpoints;
    private final Condition work;
    private boolean started;
    private boolean stopped;
    private boolean idle;
    private long pollDelay = FIRST_POLL;

    Sender(Execution execution, Checkpoints checkpoints) {
        this.execution = execution;
        this.checkpoints = checkpoints;
        this.work = execution.lock().newCondition();
    }

    /** There is something to send that nobody waits for. */
    void wake(Executor executor) {
        if (!started) {
            started = true;
            executor.execute(this::run);
        } else if (idle) {
            idle = false;
            work.signal();
        }
    }

    /** Wakes when updates are left over or a poll may have become necessary. */
    void wakeIfNeeded(Executor executor) {
        if (!stopped && (checkpoints.canSend() || !execution.polledFor().isEmpty())) {
            wake(executor);
        }
    }

    void stop() {
        stopped = true;
        work.signal();
    }

    private void run() {
        execution.lock().lock();
        try {
            while (!stopped) {
                long untilPoll = untilPoll();
                if (checkpoints.canSend()) {
                    checkpoints.call();
                } else if (untilPoll <= 0 && !checkpoints.isCalling()) {
                    checkpoints.call();
                    pollDelay = Math.min(pollDelay * 2, SLOWEST_POLL);
                } else {
                    rest(untilPoll);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            execution.end(new Ending.InvocationFailed(e));
        } finally {
            execution.lock().unlock();
        }
    }

    private void rest(long untilPoll) throws InterruptedException {
        idle = true;
        if (untilPoll == Long.MAX_VALUE || checkpoints.isCalling()) {
            work.await();
        } else {
            work.awaitNanos(untilPoll);
        }
        idle = false;
    }

    /** Nanoseconds until the next poll; {@link Long#MAX_VALUE} when none is needed. */
    private long untilPoll() {
        var polledFor = execution.polledFor();
        if (polledFor.isEmpty()) {
            pollDelay = FIRST_POLL;
            return Long.MAX_VALUE;
        }
        long now = System.nanoTime();
        long until = checkpoints.lastAnswerNanos() + pollDelay - now;
        for (var pending : polledFor) {
            long untilDue = pending.dueNanos() + AFTER_DUE - now;
            // a due moment that passed without a change was not the service's: the ordinary rhythm goes on
            if (pending.hasDue() && pending.dueNanos() + AFTER_DUE > checkpoints.lastAnswerNanos()) {
                until = Math.min(until, untilDue);
            }
        }
        return Math.max(until, checkpoints.lastAnswerNanos() + QUICKEST_POLL - now);
    }
}
