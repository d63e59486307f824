package dev.durascope.app.ide;

import static dev.durascope.app.text.Texts.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of an IDE, planned before it is written.
 *
 * @param before what it holds now; absent when it is not there
 * @param after what it would hold
 * @param excerpt what is ours of that, to be shown, and to be pasted where it cannot be written
 * @param refusal why it is left alone; empty when it is not
 */
public record PlannedFile(
        Path file, Change change, @Nullable String before, String after, String excerpt, String refusal) {

    /** What writing would do to a file. */
    public enum Change {
        NEW(text("ide.change.new")),
        ADDED(text("ide.change.added")),
        REPLACED(text("ide.change.replaced")),
        UNCHANGED(text("ide.change.same")),
        REFUSED(text("ide.change.left"));

        private final String words;

        Change(String words) {
            this.words = words;
        }

        /** Says it of the file. */
        public String words() {
            return words;
        }
    }

    /** A file that gets another content, or has it already. */
    static PlannedFile of(Path file, @Nullable String before, String after, boolean replaced, String excerpt) {
        Change change = before == null
                ? Change.NEW
                : before.equals(after) ? Change.UNCHANGED : replaced ? Change.REPLACED : Change.ADDED;
        return new PlannedFile(file, change, before, after, excerpt, "");
    }

    /** A file that is left alone. @param why what is wrong with it, in sentences */
    static PlannedFile refused(Path file, @Nullable String before, String excerpt, String why) {
        return new PlannedFile(file, Change.REFUSED, before, before == null ? "" : before, excerpt, why);
    }

    /** A file that is left alone because it is no text. */
    static PlannedFile notText(Path file, String excerpt) {
        return refused(file, null, excerpt, text("ide.notUtf8"));
    }

    /** A file's content; {@code null} when it is not there. */
    static @Nullable String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** What happens to it, in words: {@code is new.} */
    public String says() {
        return change.words() + (refusal.isEmpty() ? "." : ". " + refusal);
    }

    /** Whether there is anything to write. */
    public boolean isToBeWritten() {
        return change != Change.UNCHANGED && change != Change.REFUSED;
    }

    /**
     * Writes it, if there is anything to write, to a new file that then takes the old one's place.
     *
     * @throws IOException when it is not any more what it was when it was planned, or cannot be written
     */
    void write() throws IOException {
        if (!isToBeWritten()) {
            return;
        }
        if (!Objects.equals(read(file), before)) {
            throw new IOException(text("ide.changed", file));
        }
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, after);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
