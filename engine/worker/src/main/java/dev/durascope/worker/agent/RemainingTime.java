package dev.durascope.worker.agent;

/** The time that an invocation has left, which stands still while a debugger holds it. */
public final class RemainingTime {
    private static final long COUNTS = -1;

    private final String requestId;
    private volatile long deadlineMs;
    private volatile long heldMs = COUNTS;

    /** @param deadlineMs epoch milliseconds at which the invocation is killed */
    public RemainingTime(String requestId, long deadlineMs) {
        this.requestId = requestId;
        this.deadlineMs = deadlineMs;
    }

    /** What is left now, in milliseconds; never negative. */
    public int millis() {
        long held = heldMs;
        long left = held == COUNTS ? deadlineMs - System.currentTimeMillis() : held;
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, left));
    }

    String requestId() {
        return requestId;
    }

    /** It stands still. */
    void holdAt(long leftMs) {
        heldMs = Math.max(0, leftMs);
    }

    /** It counts again. */
    void countUntil(long newDeadlineMs) {
        deadlineMs = newDeadlineMs;
        heldMs = COUNTS;
    }
}
