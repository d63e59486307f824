package dev.durascope.engine.invoke;

import com.sun.net.httpserver.HttpHandler;
import java.net.URI;

/** A server on loopback, on which each worker process gets places of its own. */
public interface WorkerMounts {

    /**
     * Serves all paths below a prefix.
     *
     * @param prefix whole raw path segments, beginning with a slash and not ending with one
     */
    Mounted mount(String prefix, HttpHandler handler);

    /** A served prefix; closing it ends the serving. */
    interface Mounted extends AutoCloseable {

        /** The prefix with the server's address before it, without a slash at its end. */
        URI uri();

        @Override
        void close();
    }
}
