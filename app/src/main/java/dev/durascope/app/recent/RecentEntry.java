package dev.durascope.app.recent;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was opened, run or attached to.
 *
 * @param name what it is called: {@code orders.jar}
 * @param place where it lies: its directory, its file, or its profile and region
 * @param usedAt when it was last used; absent where nobody noted it
 * @param missing whether its file was not there when that was last looked at
 */
public record RecentEntry(
        Subject subject,
        RecentKind kind,
        String name,
        String place,
        @Nullable Instant usedAt,
        boolean missing) {

    /** What an entry is of. */
    public sealed interface Subject {
        /** A file or directory, of code or of an execution. */
        record Opened(Path file) implements Subject {}

        /** A handler of a file, as it was run. */
        record Run(Path file, String handler) implements Subject {}

        /** What is deployed. */
        record Attached(Settings.Attached target) implements Subject {}
    }

    /** The file that it needs; empty for what is deployed. */
    public Optional<Path> file() {
        return switch (subject) {
            case Subject.Opened opened -> Optional.of(opened.file());
            case Subject.Run run -> Optional.of(run.file());
            case Subject.Attached attached -> Optional.empty();
        };
    }

    /** The same, its file there or not. */
    RecentEntry missing(boolean isMissing) {
        return new RecentEntry(subject, kind, name, place, usedAt, isMissing);
    }

    /** What is said of one that is to be opened and whose file is missing. */
    public String goneText() {
        return file().map(file -> text("recent.gone", file)).orElse("");
    }
}
