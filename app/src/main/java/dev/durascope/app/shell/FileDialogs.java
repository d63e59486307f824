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

    /** Asks for a recording, or a history of the AWS CLI. */
    Optional<Path> history(@Nullable Path startIn);

    /** Asks for a directory. */
    Optional<Path> directory(String title, @Nullable Path startIn);

    /**
     * Asks for a file to write.
     *
     * @param fileName what it is called unless the user says otherwise; its ending is the kind of file
     * @param kind what such files are called: {@code PNG images}
     */
    Optional<Path> save(String title, String fileName, String kind);
}
