package dev.durascope.app.source;

import java.util.List;

/**
 * A source in the viewer.
 *
 * @param line the line of the operation, 1 for the first
 * @param notes what the reader should know of it, in sentences
 */
public record ShownSource(SourceFile file, SourceText text, int line, List<String> notes) {
    public ShownSource {
        notes = List.copyOf(notes);
    }
}
