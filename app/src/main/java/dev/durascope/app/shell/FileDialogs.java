package dev.durascope.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for files and directories. The system's own dialogs are shown here and nowhere else. */
interface FileDialogs {

    /**
     * Asks for a handler jar or a Lambda zip.
     *
     * @param startIn the directory to begin in; {@code null} for the system's choice
     * @return empty when the user thinks better of it
     */
    Optional<Path> jar(@Nullable Path startIn);

    /** Asks for a directory. */
    Optional<Path> directory(String title, @Nullable Path startIn);
}
