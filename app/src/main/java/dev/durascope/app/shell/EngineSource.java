package dev.durascope.app.shell;

import dev.durascope.engine.Engine;
import java.io.IOException;

/** Where a window's engine comes from. */
public interface EngineSource {

    /**
     * Opens the engine with what is kept. That takes long where much is kept and was not closed; a thread that is
     * interrupted gives up.
     *
     * @throws IOException when there is no port to serve on, or the thread was interrupted
     * @throws dev.durascope.engine.store.StoreException when what is kept cannot be opened; the message says what to do
     */
    Engine kept() throws IOException;

    /**
     * Opens one that begins empty and keeps nothing.
     *
     * @throws IOException when there is no port to serve on
     */
    Engine unkept() throws IOException;
}
