package dev.durascope.app.launch;

import dev.durascope.engine.invoke.FunctionConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out what a file holds. Slow; called in the background. */
@FunctionalInterface
public interface JarReader {

    /**
     * Reads a jar, a Lambda zip or a class directory.
     *
     * @throws Exception whose message says what is wrong with the file and what to do
     */
    JarContents read(Path file) throws Exception;

    /**
     * The functions that a function's code wants registered beside it, because it invokes them.
     *
     * @throws Exception as {@link #read}
     */
    default List<FunctionConfig> companions(FunctionConfig function) throws Exception {
        return List.of();
    }

    /**
     * The type of a handler's input as a Java source names it; empty where the code does not say.
     *
     * @throws Exception as {@link #read}
     */
    default Optional<String> inputType(JarContents contents, String handler) throws Exception {
        return Optional.empty();
    }
}
