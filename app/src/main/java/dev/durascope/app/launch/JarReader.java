package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.project.BuildProgress;
import dev.durascope.engine.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds out what a file holds. Slow; called in the background. */
@FunctionalInterface
public interface JarReader {

    /**
     * Reads a jar, a Lambda zip, a project, a class directory, a Node.js module or a template.
     *
     * @throws Exception whose message says what is wrong with the file and what to do
     */
    JarContents read(Path file) throws Exception;

    /**
     * The same, telling how far it is where it takes long. A thread that is interrupted meanwhile ends it.
     *
     * @throws Exception as {@link #read(Path)}
     */
    default JarContents read(Path file, BuildProgress progress) throws Exception {
        return read(file);
    }

    /**
     * Builds a project.
     *
     * @throws Exception whose message says what went wrong
     */
    default void build(Project project, BuildProgress progress) throws Exception {
        throw new UnsupportedOperationException(text("launch.buildThere", project.directory()));
    }

    /**
     * A function with its code as it is found now: a project's class path may be another since it was opened, for which
     * its build tool is asked. A thread that is interrupted meanwhile ends it.
     *
     * @throws Exception as {@link #read(Path)}
     */
    default FunctionConfig current(FunctionConfig function, BuildProgress progress) throws Exception {
        return function;
    }

    /**
     * Looks whether code is built again, and whether templates are written again.
     *
     * @param rebuilt hears of code that is there in another state and at rest, on any thread
     * @param written hears of a template in another state likewise
     */
    default CodeWatching watch(Consumer<Code> rebuilt, Consumer<Path> written) {
        return CodeWatching.NONE;
    }

    /**
     * The functions that a function's code wants registered beside it, because it invokes them.
     *
     * @throws Exception as {@link #read}
     */
    default List<FunctionConfig> companions(FunctionConfig function) throws Exception {
        return List.of();
    }

    /**
     * The type of the input of one of the handlers as a Java source names it; empty where the code does not say.
     *
     * @throws Exception as {@link #read}
     */
    default Optional<String> inputType(JarContents contents, HandlerChoice handler) throws Exception {
        return Optional.empty();
    }
}
