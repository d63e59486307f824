package dev.durascope.app.cli;

import dev.durascope.app.instance.Entrance;
import dev.durascope.app.instance.Entry;
import dev.durascope.app.session.Opening;
import org.jspecify.annotations.Nullable;

/**
 * Opens things in the window that is open already, or else in one of this process: where there is a display, and says so
 * in a sentence where there is none.
 */
final class WindowOpener {
    private final Shell shell;
    private final Entrance entrance;
    private final Window window;
    private final @Nullable String obstacle;

    /** @param obstacle why no window can be shown, a sentence without its end; absent when nothing speaks against it */
    WindowOpener(Shell shell, Entrance entrance, Window window, @Nullable String obstacle) {
        this.shell = shell;
        this.entrance = entrance;
        this.window = window;
        this.obstacle = obstacle;
    }

    /** As {@link #open(Opening, boolean, String)}, for what no other command does. */
    int open(Opening opening, boolean apart) {
        return open(
                opening,
                apart,
                "only the window needs one: use another command, such as durascope run, replay, export or serve.");
    }

    /**
     * Lets the window that is open open something, or opens one and returns when it was closed.
     *
     * @param apart whether it is to be a window of its own in any case
     * @param instead what to do where there is no display
     * @throws BadInput when a window is needed and there is no display
     */
    int open(Opening opening, boolean apart, String instead) {
        switch (entrance.enter(opening, apart)) {
            case Entry.Delivered delivered ->
                shell.say("opened in the window that is open already (process " + delivered.process() + ").");
            case Entry.Own own -> openOwn(opening, own, instead);
        }
        return ExitCode.SUCCEEDED;
    }

    private void openOwn(Opening opening, Entry.Own entry, String instead) {
        try (entry) {
            if (!entry.notice().isEmpty()) {
                shell.say(entry.notice());
            }
            if (obstacle != null) {
                throw new BadInput(obstacle + "; " + instead);
            }
            window.open(opening, entry);
        } catch (IllegalStateException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }
}
