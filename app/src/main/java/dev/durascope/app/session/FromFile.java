package dev.durascope.app.session;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.recording.Recording;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file that an execution was read from, which can be looked at only.
 *
 * @param origin what kind of file it is
 * @param notes what the file does not give, and what was odd about it, a sentence each
 * @param others what stood beside the events in an AWS history's document, as a JSON object; absent for nothing
 */
public record FromFile(
        Path file,
        Recording.Origin origin,
        List<String> notes,
        @Nullable String others) {
    public FromFile {
        notes = List.copyOf(notes);
    }

    /** Where a recording was read from. */
    public static FromFile of(Path file, Recording recording) {
        return new FromFile(file, recording.origin(), recording.notes(), recording.others());
    }

    /** The file's name. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** What it is, in a word. */
    public String kind() {
        return switch (origin) {
            case HISTORY -> text("session.file.imported");
            case RECORDING -> text("session.file.recording");
            case STORE -> text("session.file.store");
        };
    }

    /** What the file does not give, in a line; empty when there is nothing to say. */
    public String fidelity() {
        return notes.isEmpty() ? "" : name() + ": " + String.join(" ", notes);
    }
}
