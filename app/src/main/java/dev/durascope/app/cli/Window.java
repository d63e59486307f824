package dev.durascope.app.cli;

import java.nio.file.Path;
import java.util.List;

/** Opens the application's window; the command line itself knows nothing of windows. */
@FunctionalInterface
public interface Window {

    /**
     * Opens the window and returns when it was closed.
     *
     * @param files what to open in it: handler jars, zips, class directories
     * @throws IllegalStateException when no window can be shown; the message is one sentence for people
     */
    void open(List<Path> files);
}
