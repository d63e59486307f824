package dev.durascope.app.feed;

import dev.durascope.engine.project.BuildProgress;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.concurrent.Task;
import org.jspecify.annotations.Nullable;

/** Runs work as JavaFX tasks on daemon threads, and says what is under way. Used on the window's thread only. */
public final class TaskBackground implements Background {
    private final Executor threads;
    private final WorkModel work;
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");
    private int running;

    /** Runs each on a thread of its own. */
    public TaskBackground() {
        ThreadFactory factory = Thread.ofVirtual().name("background-", 1).factory();
        this(task -> factory.newThread(task).start(), (delay, action) -> {
            PauseTransition pause = new PauseTransition(javafx.util.Duration.millis(delay.toMillis()));
            pause.setOnFinished(e -> action.run());
            pause.play();
        });
    }

    /** Runs on other threads, with another sense of time. */
    TaskBackground(Executor threads, WorkModel.Timer timer) {
        this.threads = threads;
        this.work = new WorkModel(timer);
    }

    /** What is under way, for people; empty when nothing is. */
    public ReadOnlyStringProperty activityProperty() {
        return activity.getReadOnlyProperty();
    }

    /** What takes long of it, and may be cancelled. */
    public WorkModel work() {
        return work;
    }

    /** Whether nothing is under way, told or not. */
    public boolean isIdle() {
        return running == 0;
    }

    @Override
    public <T> Running run(String what, Telling<T> telling, Consumer<? super T> done, Consumer<Throwable> failed) {
        if (what.isEmpty()) {
            return start(what, () -> telling.with(BuildProgress.UNHEARD), done, failed, () -> {})::cancel;
        }
        AtomicReference<@Nullable Task<T>> own = new AtomicReference<>();
        WorkModel.Entry entry = work.begin(what, () -> {
            Task<T> task = own.get();
            // What was over already, though nobody has heard of it yet, counts.
            if (task != null && task.cancel()) {
                failed.accept(new CancelledException(what));
            }
        });
        Task<T> task = start(what, () -> telling.with(entry), done, failed, entry::ended);
        own.set(task);
        return task::cancel;
    }

    @Override
    public <T> Running runShown(
            String what, Callable<T> callable, Consumer<? super T> done, Consumer<Throwable> failed) {
        return start(what, callable, done, failed, () -> {})::cancel;
    }

    private <T> Task<T> start(
            String what, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed, Runnable over) {
        Task<T> task = new Task<>() {
            @Override
            protected T call() throws Exception {
                return work.call();
            }
        };
        task.setOnSucceeded(e -> {
            ended(over);
            done.accept(task.getValue());
        });
        task.setOnFailed(e -> {
            ended(over);
            failed.accept(task.getException());
        });
        task.setOnCancelled(e -> ended(over));
        running++;
        if (!what.isEmpty()) {
            activity.set(what);
        }
        threads.execute(task);
        return task;
    }

    private void ended(Runnable over) {
        over.run();
        running--;
        if (running == 0) {
            activity.set("");
        }
    }
}
