package dev.durascope.app.source;

import dev.durascope.engine.history.SourceLocation;
import java.util.List;

/**
 * What a source file must be called to be that of a class.
 *
 * @param directory the package's directories, joined and ended by slashes; empty for the unnamed package
 * @param files the names it may have, the likeliest first
 */
record SourceName(String directory, List<String> files) {

    static SourceName of(SourceLocation place) {
        String type = place.className();
        int dot = type.lastIndexOf('.');
        String directory = dot < 0 ? "" : type.substring(0, dot + 1).replace('.', '/');
        if (place.file() != null) {
            return new SourceName(directory, List.of(place.file()));
        }
        String simple = type.substring(dot + 1);
        int inner = simple.indexOf('$');
        String outer = inner > 0 ? simple.substring(0, inner) : simple;
        return new SourceName(directory, List.of(outer + ".java", outer + ".kt", outer + ".scala", outer + ".groovy"));
    }

    /** The package, as its declaration says it. */
    String packageName() {
        return directory.isEmpty()
                ? ""
                : directory.substring(0, directory.length() - 1).replace('/', '.');
    }
}
