package dev.durascope.engine.invoke;

import java.nio.file.Path;
import java.util.List;

/** Where a function's code lies. */
public sealed interface Code {

    /** A shaded jar, or a Lambda zip whose dependencies lie in {@code lib/}. */
    record Archive(Path file) implements Code {}

    /** A directory of classes and the rest of its class path, in order. */
    record ClassDirectory(Path directory, List<Path> classPath) implements Code {
        public ClassDirectory {
            classPath = List.copyOf(classPath);
        }
    }

    /** A Node.js module: a directory, or one {@code .mjs}, {@code .cjs} or {@code .js} file. */
    record NodeModule(Path path) implements Code {}

    /** A handler in this JVM; how it is called is the invoker's business. */
    record InProcess(InProcessHandler handler) implements Code {}
}
