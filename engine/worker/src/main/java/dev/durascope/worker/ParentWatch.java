package dev.durascope.worker;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process when its parent has gone. The parent holds the other end of our standard input and never writes to
 * it; the system closes that end however the parent dies.
 */
final class ParentWatch {
    private static final int PARENT_GONE = 143;

    private ParentWatch() {}

    /** Begins to watch, and gives the handler an empty standard input of its own. */
    static void start() {
        InputStream stdin = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread watch = new Thread(() -> awaitEnd(stdin), "durascope-parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(InputStream stdin) {
        try {
            while (stdin.read() != -1) {
                // The parent says nothing; whatever comes is skipped.
            }
        } catch (IOException e) {
            // A broken pipe is an ended one.
        }
        // Not exit: a handler's shutdown hook must not keep an orphan alive.
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
