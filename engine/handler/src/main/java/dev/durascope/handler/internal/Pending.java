package dev.durascope.handler.internal;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationStatus;

/**
 * An operation that a lane waits for, and when it is expected to change.
 *
 * @param dueNanos by {@link System#nanoTime}; only a hint, because the service's clock may be another one
 * @param hasDue whether there is a hint
 */
record Pending(long dueNanos, boolean hasDue) {
    private static final Pending UNKNOWN = new Pending(0, false);

    /** Waits for the outside world: nobody knows how long. */
    static Pending unknown() {
        return UNKNOWN;
    }

    /** Changes that many seconds from now. */
    static Pending inSeconds(long seconds) {
        return new Pending(System.nanoTime() + Duration.ofSeconds(seconds).toNanos(), true);
    }

    /** Changes at that moment, if this machine's clock is the service's. */
    static Pending at(Instant moment) {
        if (moment == null) {
            return UNKNOWN;
        }
        var left = Duration.between(Instant.now(), moment);
        return left.isNegative() ? UNKNOWN : inSeconds(left.toSeconds() + 1);
    }

    /** Of two operations, one of which is enough to go on, the one to ask for first. */
    static Pending sooner(Pending a, Pending b) {
        if (a.hasDue && b.hasDue) {
            return a.dueNanos - b.dueNanos <= 0 ? a : b;
        }
        return a.hasDue ? a : b;
    }

    /** Whether the service will act on this operation by itself, so that an execution may suspend over it (§1). */
    static boolean isPending(Operation operation) {
        if (operation.type() == null) {
            return false;
        }
        return switch (operation.type()) {
            case STEP -> operation.status() == OperationStatus.PENDING;
            case WAIT, CALLBACK, CHAINED_INVOKE -> operation.status() == OperationStatus.STARTED;
            default -> false;
        };
    }
}
