package dev.durascope.app.cli;

import java.util.function.Consumer;

/** A way through the application's window without a display and without anybody at it. */
public interface SelfTest {

    /**
     * Opens the window, runs the bundled sample in it to its end, writes a test of that, shows every pane, travels back and
     * forth, and closes it. A process can do it once. Nothing that the user keeps is touched.
     *
     * @param done told what has just been done, in a few words
     * @throws IllegalStateException when something did not go as it should; the message is one sentence for people
     */
    void run(Consumer<String> done);
}
