package dev.durascope.app.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Passes notices to whoever shows them. Belongs to the window's thread. */
public final class Notices {
    private final List<Consumer<Notice>> listeners = new ArrayList<>();

    /** Hears of every notice from now on. */
    public void onNotice(Consumer<Notice> listener) {
        listeners.add(listener);
    }

    /** Tells a notice. */
    public void tell(Notice notice) {
        listeners.forEach(listener -> listener.accept(notice));
    }

    /** Tells that something could not be done. */
    public void problem(String what, Throwable why) {
        tell(Notice.problem(what, why));
    }
}
