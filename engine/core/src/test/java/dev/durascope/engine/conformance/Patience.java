package dev.durascope.engine.conformance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again until something is there, or the deadline has passed. */
final class Patience {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final Duration limit;
    private final long deadline;

    private Patience(Duration limit) {
        this.limit = limit;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /** A patience that ends after a time from now, over all that is awaited with it. */
    static Patience of(Duration limit) {
        return new Patience(limit);
    }

    <T> T await(String what, Supplier<Optional<T>> look) throws TimeoutException, InterruptedException {
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(what + " did not come within " + limit.toSeconds() + " s");
            }
            Thread.sleep(INTERVAL);
        }
    }

    void awaitTrue(String what, BooleanSupplier condition) throws TimeoutException, InterruptedException {
        await(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
