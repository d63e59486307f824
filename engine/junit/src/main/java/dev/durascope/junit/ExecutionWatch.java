package dev.durascope.junit;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutionService.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits until something holds of the executions of a service: looks whenever one of them goes on. */
final class ExecutionWatch implements AutoCloseable {
    /** How long at most between two looks: not all that changes is on a journal. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Subscription subscription;
    private long changes;

    ExecutionWatch(ExecutionService service) {
        this.subscription = service.observe((arn, records) -> changed());
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    /**
     * Looks until there is something.
     *
     * @param look asks the service; answers empty for not yet
     * @return empty when there was nothing in time
     */
    <T> Optional<T> await(Duration timeout, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            long seen = seen();
            Optional<T> found = look.get();
            long left = end - System.nanoTime();
            if (found.isPresent() || left <= 0) {
                return found;
            }
            // An execution of thousands of operations changes more often than it is worth looking at.
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            pause(seen, Math.min(left, LOOK_AGAIN_NANOS));
        }
    }

    private synchronized long seen() {
        return changes;
    }

    private synchronized void pause(long seen, long nanos) {
        if (changes == seen) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for the execution.", e);
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
