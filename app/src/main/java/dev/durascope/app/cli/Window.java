package dev.durascope.app.cli;

import dev.durascope.app.instance.Entry;
import dev.durascope.app.session.Opening;

/** Opens the application's window; the command line itself knows nothing of windows. */
@FunctionalInterface
public interface Window {

    /**
     * Opens the window and returns when it was closed.
     *
     * @param opening what it shows at first
     * @param entry what it may keep, and what it must tell of that
     * @throws IllegalStateException when no window can be shown; the message is one sentence for people
     */
    void open(Opening opening, Entry.Own entry);
}
