package dev.durascope.engine.invoke;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a function's code lies. */
public sealed interface Code {

    /** A shaded jar, or a Lambda zip whose dependencies lie in {@code lib/}. */
    record Archive(Path file) implements Code {}

    /**
     * A directory of classes and the rest of its class path, in order.
     *
     * @param also more directories of the function's own: another language's classes, its resources
     */
    record ClassDirectory(Path directory, List<Path> also, List<Path> classPath) implements Code {
        public ClassDirectory {
            also = List.copyOf(also);
            classPath = List.copyOf(classPath);
        }

        /** One directory that holds all of the function's own. */
        public ClassDirectory(Path directory, List<Path> classPath) {
            this(directory, List.of(), classPath);
        }

        /** The directories that hold the function's own, in class path order. */
        public List<Path> own() {
            return Stream.concat(Stream.of(directory), also.stream()).toList();
        }
    }

    /** A Node.js module: a directory, or one {@code .mjs}, {@code .cjs} or {@code .js} file. */
    record NodeModule(Path path) implements Code {}

    /** A handler in this JVM; how it is called is the invoker's business. */
    record InProcess(InProcessHandler handler) implements Code {}
}
