package dev.durascope.app.launch;

import java.nio.file.Path;

/** Finds out what a file holds. Slow; called in the background. */
@FunctionalInterface
public interface JarReader {

    /**
     * Reads a jar, a Lambda zip or a class directory.
     *
     * @throws Exception whose message says what is wrong with the file and what to do
     */
    JarContents read(Path file) throws Exception;
}
