package dev.durascope.app.feed;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/** What the background can have the window's thread do: pieces of its work that are small enough not to be noticed. */
public final class WindowThread {
    private WindowThread() {}

    /**
     * Has the window's thread do a piece of work, and waits for it. Not to be called on that thread.
     *
     * @throws InterruptedException when the work was cancelled meanwhile
     * @throws Exception what went wrong with it
     */
    public static <T> T call(Callable<T> piece) throws Exception {
        FutureTask<T> task = new FutureTask<>(piece);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            task.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
