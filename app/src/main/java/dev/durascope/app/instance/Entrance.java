package dev.durascope.app.instance;

import dev.durascope.app.session.Opening;

/** Where a process that wants a window comes by first. */
@FunctionalInterface
public interface Entrance {

    /**
     * Finds out who opens something: the window that is open, which does it then, or this process. Answers within
     * seconds, whatever state that window is in.
     *
     * @param apart whether this process is to open a window of its own in any case
     */
    Entry enter(Opening opening, boolean apart);
}
