package dev.durascope.app.feed;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.concurrent.Task;

/** Runs work as JavaFX tasks on daemon threads, and says what is under way. Used on the window's thread only. */
public final class TaskBackground implements Background {
    private final ThreadFactory threads =
            Thread.ofVirtual().name("background-", 1).factory();
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");
    private int running;

    /** What is under way, for people; empty when nothing is. */
    public ReadOnlyStringProperty activityProperty() {
        return activity.getReadOnlyProperty();
    }

    /** Whether nothing is under way, told or not. */
    public boolean isIdle() {
        return running == 0;
    }

    @Override
    public <T> Running run(String what, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        Task<T> task = new Task<>() {
            @Override
            protected T call() throws Exception {
                return work.call();
            }
        };
        task.setOnSucceeded(e -> {
            ended();
            done.accept(task.getValue());
        });
        task.setOnFailed(e -> {
            ended();
            failed.accept(task.getException());
        });
        task.setOnCancelled(e -> ended());
        running++;
        if (!what.isEmpty()) {
            activity.set(what);
        }
        threads.newThread(task).start();
        return task::cancel;
    }

    private void ended() {
        running--;
        if (running == 0) {
            activity.set("");
        }
    }
}
