package dev.durascope.app.source;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A source file that was found.
 *
 * @param file the file, or the archive it is in
 * @param entry its path in the archive; absent when it is a file of its own
 * @param newer whether it was changed after the code was compiled, so that lines may be off
 * @param project the directory of the project it belongs to; absent when it belongs to none that is known
 */
public record SourceFile(
        Path file,
        @Nullable String entry,
        boolean newer,
        @Nullable Path project) {

    /** Its own name, such as {@code Orders.java}. */
    public String name() {
        if (entry != null) {
            return entry.substring(entry.lastIndexOf('/') + 1);
        }
        return String.valueOf(file.getFileName());
    }

    /** Where it is, for people: its path, or the archive's and its place in it. */
    public String place() {
        return entry == null ? file.toString() : file + "!/" + entry;
    }
}
