package dev.durascope.app.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Runs things on the window's thread and waits for what they bring about, always with a deadline. */
public final class Fx {
    private static final long DEADLINE_SECONDS = 20;
    private static final AtomicReference<@Nullable Throwable> FAILURE = new AtomicReference<>();
    private static boolean started;

    private Fx() {}

    /** Starts JavaFX once; what goes wrong on its thread fails the next wait. */
    public static synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
                failure.printStackTrace();
                FAILURE.compareAndSet(null, failure);
            });
            Platform.setImplicitExit(false);
            up.countDown();
        });
        try {
            if (!up.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("JavaFX did not start.");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs something on the window's thread and waits for its answer; at once when this is that thread. */
    public static <T> T get(Callable<T> action) {
        if (Platform.isFxApplicationThread()) {
            try {
                return action.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        try {
            return task.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Runs something on the window's thread and waits until it is done. */
    public static void run(Runnable action) {
        get(() -> {
            action.run();
            return true;
        });
    }

    /** Waits until something holds on the window's thread. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!get(condition::getAsBoolean)) {
            check();
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + DEADLINE_SECONDS + " s: " + what);
            }
            pulse();
        }
        check();
    }

    /** Lets one frame pass. */
    public static void pulse() {
        CountDownLatch frame = new CountDownLatch(2);
        Platform.runLater(() -> {
            new javafx.animation.AnimationTimer() {
                @Override
                public void handle(long now) {
                    frame.countDown();
                    if (frame.getCount() == 0) {
                        stop();
                    }
                }
            }.start();
        });
        try {
            if (!frame.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("No frame came.");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Fails when something went wrong on the window's thread. */
    public static void check() {
        Throwable failure = FAILURE.getAndSet(null);
        if (failure != null) {
            throw new AssertionError("On the window's thread: " + failure, failure);
        }
    }
}
