package dev.durascope.engine.history;

import org.jspecify.annotations.Nullable;

/**
 * A place in a handler's source, as its class file knows it.
 *
 * @param className the class's binary name, such as {@code com.example.Orders$Line}
 * @param method the method's name; of a lambda the compiler's, such as {@code lambda$handleRequest$0}
 * @param file the file's name without its directory, such as {@code Orders.java}; absent when not compiled in
 * @param line 1 for the first; absent when not compiled in
 */
public record SourceLocation(
        String className,
        String method,
        @Nullable String file,
        @Nullable Integer line) {

    /** File and line in short, such as {@code Orders.java:42}; the class's name where its file is not known. */
    public String label() {
        String where = file == null ? className.substring(className.lastIndexOf('.') + 1) : file;
        return line == null ? where : where + ":" + line;
    }
}
