package dev.durascope.app.editor;

import java.io.IOException;
import java.util.List;

/** Starts programs of this machine. */
@FunctionalInterface
public interface ProgramStarter {

    /**
     * Starts a program, without a shell between. Slow; called in the background.
     *
     * @param command the program and its arguments
     * @throws IOException when it cannot be started, or ends at once with an error; says so in a sentence
     */
    void start(List<String> command) throws IOException;
}
