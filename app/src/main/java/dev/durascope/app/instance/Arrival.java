package dev.durascope.app.instance;

import dev.durascope.app.session.Opening;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something that another process asks the window to open, until one of the two has waited too long. */
public final class Arrival {
    private final Opening opening;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final CompletableFuture<Boolean> taken = new CompletableFuture<>();

    Arrival(Opening opening) {
        this.opening = opening;
    }

    /** What is to be opened. */
    public Opening opening() {
        return opening;
    }

    /** Takes it over, which the other process is told; {@code false} when it has given up by now and does it itself. */
    public boolean take() {
        boolean ours = settled.compareAndSet(false, true);
        if (ours) {
            taken.complete(true);
        }
        return ours;
    }

    /** Waits until it is taken; answers whether it was, and withdraws it if not. */
    boolean awaitTaken(Duration patience) throws InterruptedException {
        try {
            return taken.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Whoever takes it at this very moment was first.
            return !settled.compareAndSet(false, true);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
