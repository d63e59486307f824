package dev.durascope.app.cli;

import dev.durascope.app.session.Opening;
import org.jspecify.annotations.Nullable;

/** Opens the window where there is a display, and says so in a sentence where there is none. */
final class WindowOpener {
    private final Window window;
    private final @Nullable String obstacle;

    /** @param obstacle why no window can be shown; absent when nothing speaks against it */
    WindowOpener(Window window, @Nullable String obstacle) {
        this.window = window;
        this.obstacle = obstacle;
    }

    /**
     * Opens the window and returns when it was closed.
     *
     * @throws BadInput when there is no display
     */
    int open(Opening opening) {
        if (obstacle != null) {
            throw new BadInput(obstacle);
        }
        try {
            window.open(opening);
        } catch (IllegalStateException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
        return ExitCode.SUCCEEDED;
    }
}
