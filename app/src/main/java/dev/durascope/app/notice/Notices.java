package dev.durascope.app.notice;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Passes notices to whoever shows them, and keeps the last ones to be read again. Belongs to the window's thread. */
public final class Notices {
    private static final int MOST = 100;

    private final InstantSource clock;
    private final List<Consumer<Notice>> listeners = new ArrayList<>();
    private final ObservableList<Told> told = FXCollections.observableArrayList();

    /** Notices of now. */
    public Notices() {
        this(InstantSource.system());
    }

    /** Notices of the time that a clock tells. */
    public Notices(InstantSource clock) {
        this.clock = clock;
    }

    /** Hears of every notice from now on. */
    public void onNotice(Consumer<Notice> listener) {
        listeners.add(listener);
    }

    /** What was told, newest first; no more than a hundred. */
    public ObservableList<Told> told() {
        return FXCollections.unmodifiableObservableList(told);
    }

    /** Tells a notice. */
    public void tell(Notice notice) {
        told.addFirst(new Told(clock.instant(), notice));
        if (told.size() > MOST) {
            told.removeLast();
        }
        listeners.forEach(listener -> listener.accept(notice));
    }

    /** Tells that something could not be done. */
    public void problem(String what, Throwable why) {
        tell(Notice.problem(what, why));
    }

    /** Forgets what was told. */
    public void forget() {
        told.clear();
    }
}
