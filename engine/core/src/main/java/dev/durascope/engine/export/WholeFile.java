package dev.durascope.engine.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all: what fails on the way leaves what was there as it was. */
public final class WholeFile {
    private WholeFile() {}

    /** Makes what goes into a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is buffered, and closed by whoever gave it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, in the place of one that is there. Something that is no regular file, such as a device, is written
     * to.
     *
     * @throws IOException when it cannot be written; {@link #reason} says why
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /**
     * The same for what is made while it is written.
     *
     * @throws IOException when it cannot be made or written
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        boolean replaceable = !Files.exists(target) || Files.isRegularFile(target);
        if (!replaceable || !Files.isWritable(directory(target))) {
            fill(target, content);
            return;
        }
        Path fresh = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            fill(fresh, content);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void fill(Path file, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.writeTo(out);
        }
    }

    /** Whether a file can be written, as far as can be told without writing it. */
    public static boolean isWritable(Path file) {
        return Files.exists(file)
                ? !Files.isDirectory(file) && Files.isWritable(file)
                : Files.isDirectory(directory(file.toAbsolutePath()))
                        && Files.isWritable(directory(file.toAbsolutePath()));
    }

    private static Path directory(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    /** Why a file could not be written or read, in a few words without its name: {@code No space left on device}. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such directory";
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
