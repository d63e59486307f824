package dev.durascope.icons;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Starts JavaFX once for the tests of this module and runs work on its thread. */
final class Toolkit {
    private static final CountDownLatch STARTED = new CountDownLatch(1);

    static {
        Platform.startup(STARTED::countDown);
        Platform.setImplicitExit(false);
    }

    private Toolkit() {}

    static <T> T call(Callable<T> work) throws Exception {
        if (!STARTED.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("JavaFX did not start within 30 s");
        }
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }
}
