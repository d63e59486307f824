package dev.durascope.app.cli;

import dev.durascope.app.session.Opening;
import org.jspecify.annotations.Nullable;

/** Opens the window where there is a display, and says so in a sentence where there is none. */
final class WindowOpener {
    private final Window window;
    private final @Nullable String obstacle;

    /** @param obstacle why no window can be shown, a sentence without its end; absent when nothing speaks against it */
    WindowOpener(Window window, @Nullable String obstacle) {
        this.window = window;
        this.obstacle = obstacle;
    }

    /** As {@link #open(Opening, String)}, for what no other command does. */
    int open(Opening opening) {
        return open(opening, "use durascope run or durascope serve here.");
    }

    /**
     * Opens the window and returns when it was closed.
     *
     * @param instead what to do where there is no display
     * @throws BadInput when there is no display
     */
    int open(Opening opening, String instead) {
        if (obstacle != null) {
            throw new BadInput(obstacle + "; " + instead);
        }
        try {
            window.open(opening);
        } catch (IllegalStateException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
        return ExitCode.SUCCEEDED;
    }
}
