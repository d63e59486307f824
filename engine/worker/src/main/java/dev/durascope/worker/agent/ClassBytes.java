package dev.durascope.worker.agent;

import java.io.IOException;

/** Finds class files among the handler's. */
@FunctionalInterface
public interface ClassBytes {

    /**
     * A class file.
     *
     * @param resource such as {@code com/example/Orders.class}
     * @return null when there is none
     * @throws IOException when it cannot be read
     */
    byte[] find(String resource) throws IOException;
}
