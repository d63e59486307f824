package dev.durascope.engine.cloud;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What all that looks at one account may ask of it together: at most five calls in any second, a third of what AWS
 * allows an account for histories and for lists (protocol §5), so that the user's other programs have room. After an answer of
 * 429 or 5xx nobody calls for a while, which doubles with each further one. Callers take turns in the order they came.
 */
public final class CallBudget {
    private static final int CALLS = 5;

    /** CloudWatch allows an account five in a second in most regions, and people ask for output now and then. */
    private static final int CALLS_FOR_LOGS = 2;

    private static final long WINDOW_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    /**
     * What was asked so far.
     *
     * @param calls how often each call was made; those that were never made are left out
     * @param throttled how many were answered with 429
     * @param failed how many the service failed at, or were not answered in full
     * @param backoff how long nobody will call now; zero when anybody may
     */
    public record Spent(Map<CloudCall, Long> calls, long throttled, long failed, Duration backoff) {
        public Spent {
            calls = Map.copyOf(calls);
        }

        /** How many calls were made in all. */
        public long total() {
            return calls.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final Ticks ticks;
    private final RandomGenerator random;
    private final int most;
    private final @Nullable CallBudget logs;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Deque<Long> latest = new ArrayDeque<>();
    private final Map<CloudCall, Long> calls = new EnumMap<>(CloudCall.class);
    private long throttled;
    private long failed;
    private int failuresInARow;
    private boolean backingOff;
    private long notBefore;

    /** A budget on this machine's clock. */
    public CallBudget() {
        this(Ticks.SYSTEM, RandomGenerator.getDefault());
    }

    CallBudget(Ticks ticks, RandomGenerator random) {
        this(ticks, random, CALLS, new CallBudget(ticks, random, CALLS_FOR_LOGS, null));
    }

    private CallBudget(Ticks ticks, RandomGenerator random, int most, @Nullable CallBudget logs) {
        this.ticks = ticks;
        this.random = random;
        this.most = most;
        this.logs = logs;
    }

    /**
     * The budget of calls for logs of the same account: two in any second, counted and throttled by itself, because CloudWatch
     * has limits of its own and its refusals say nothing about Lambda.
     */
    public CallBudget logs() {
        return logs == null ? this : logs;
    }

    /** Waits until a call may be made, and counts it. Calls that act on something do not wait: a person made them. */
    void take(CloudCall call) throws InterruptedException {
        if (!call.reads()) {
            count(call);
            return;
        }
        turn.lockInterruptibly();
        try {
            long wait = waitNanos();
            while (wait > 0) {
                ticks.pause(Duration.ofNanos(wait));
                wait = waitNanos();
            }
            book(call);
        } finally {
            turn.unlock();
        }
    }

    private synchronized void count(CloudCall call) {
        calls.merge(call, 1L, Long::sum);
    }

    private synchronized void book(CloudCall call) {
        latest.addLast(ticks.nanos());
        if (latest.size() > most) {
            latest.removeFirst();
        }
        calls.merge(call, 1L, Long::sum);
    }

    private synchronized long waitNanos() {
        long now = ticks.nanos();
        long forWindow = latest.size() < most ? 0 : latest.getFirst() + WINDOW_NANOS - now;
        long forBackoff = backingOff ? notBefore - now : 0;
        return Math.max(forWindow, forBackoff);
    }

    /** A call was answered: the way is free again. */
    synchronized void answered() {
        failuresInARow = 0;
        backingOff = false;
    }

    /** A call failed in a way that passes. @return how long nobody will call */
    synchronized Duration failed(CloudFault fault) {
        if (fault.kind() == CloudFault.Kind.THROTTLED) {
            throttled++;
        } else {
            failed++;
        }
        Duration longest = FIRST_BACKOFF.multipliedBy(1L << Math.min(failuresInARow, MOST_DOUBLINGS));
        failuresInARow++;
        if (longest.compareTo(LONGEST_BACKOFF) > 0) {
            longest = LONGEST_BACKOFF;
        }
        // Between half and the whole of it, so that programs that were refused together do not come back together.
        Duration backoff = longest.dividedBy(2).plusNanos(random.nextLong(longest.toNanos() / 2 + 1));
        Duration asked = fault.retryAfter();
        if (asked != null && asked.compareTo(backoff) > 0) {
            backoff = asked.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : asked;
        }
        long until = ticks.nanos() + backoff.toNanos();
        notBefore = backingOff ? Math.max(notBefore, until) : until;
        backingOff = true;
        return backoff;
    }

    /** What was asked so far. */
    public synchronized Spent spent() {
        long left = backingOff ? Math.max(0, notBefore - ticks.nanos()) : 0;
        return new Spent(calls, throttled, failed, Duration.ofNanos(left));
    }

    /** The reason of a pause, for people; {@code null} while there is none. */
    public synchronized @Nullable String pauseReason() {
        return !backingOff || notBefore - ticks.nanos() <= 0
                ? null
                : failuresInARow + (failuresInARow == 1 ? " call was" : " calls in a row were")
                        + " refused or failed: no further one for "
                        + Math.max(
                                1, Duration.ofNanos(notBefore - ticks.nanos()).toSeconds()) + " s.";
    }
}
