package dev.durascope.engine.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes files and directories that nobody but their owner can read: payloads are nobody else's business. What is there
 * already stays as it is, and so does everything where the system has no such permissions.
 */
public final class OwnerOnly {
    private OwnerOnly() {}

    /**
     * Makes a directory and those above it, as far as they are not there.
     *
     * @throws IOException when one cannot be made, or a file stands in its place
     */
    public static void createDirectories(Path directory) throws IOException {
        // A link to a directory is one; Java would refuse it.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, permissions("rwx------"));
        }
    }

    /**
     * Makes an empty file where there is none.
     *
     * @throws IOException when it cannot be made
     */
    static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, permissions("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // Then it has the permissions that its owner wants.
        }
    }

    private static FileAttribute<?>[] permissions(String posix) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }
}
