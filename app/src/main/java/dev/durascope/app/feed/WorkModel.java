package dev.durascope.app.feed;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.project.BuildProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is under way and takes long: one thing after the other is shown, the oldest first, from {@link #LONG} on, and may be
 * cancelled. Belongs to the window's thread.
 */
public final class WorkModel {
    /** What is over by then is not worth showing. */
    public static final Duration LONG = Duration.ofMillis(300);

    /** Calls back later, on the window's thread. */
    @FunctionalInterface
    public interface Timer {
        /** Calls an action once. */
        void after(Duration delay, Runnable action);
    }

    private final Timer timer;
    private final List<Entry> underWay = new ArrayList<>();
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
    private Runnable wake = () -> {};

    /** @param timer tells when something takes long */
    public WorkModel(Timer timer) {
        this.timer = timer;
    }

    /** Whether anything takes long. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What is being done, for people, and how much besides; empty while nothing takes long. */
    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** What it said last, such as a build tool's last line; empty for nothing. */
    public ReadOnlyStringProperty lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Says whom to call, on any thread, when {@link #frame} has work to do. */
    public void setWake(Runnable newWake) {
        wake = newWake;
    }

    /** Something under way. Its progress is told on any thread, all else is the window's. */
    final class Entry implements BuildProgress {
        private final Runnable cancel;
        private volatile String now;
        private volatile String said = "";
        private boolean late;

        private Entry(String what, Runnable cancel) {
            this.cancel = cancel;
            this.now = what;
        }

        @Override
        public void begins(String what) {
            now = what;
            said = "";
            wake.run();
        }

        @Override
        public void says(String saidNow) {
            said = saidNow;
            wake.run();
        }

        /** It is over. */
        void ended() {
            underWay.remove(this);
            show();
        }

        private void takesLong() {
            late = underWay.contains(this);
            show();
        }
    }

    /**
     * Takes note that something begins.
     *
     * @param what for people
     * @param cancel ends it
     */
    Entry begin(String what, Runnable cancel) {
        Entry entry = new Entry(what, cancel);
        underWay.add(entry);
        timer.after(LONG, entry::takesLong);
        return entry;
    }

    /** Cancels what is shown. */
    public void cancel() {
        Entry entry = first();
        if (entry != null) {
            entry.ended();
            entry.cancel.run();
        }
    }

    /** Takes in what was told since the last frame. */
    public void frame() {
        show();
    }

    private @Nullable Entry first() {
        return underWay.stream().filter(entry -> entry.late).findFirst().orElse(null);
    }

    private void show() {
        Entry entry = first();
        long more = underWay.stream().filter(each -> each.late).count() - 1;
        step.set(entry == null ? "" : more > 0 ? text("feed.andMore", entry.now, more) : entry.now);
        line.set(entry == null ? "" : entry.said);
        shown.set(entry != null);
    }
}
