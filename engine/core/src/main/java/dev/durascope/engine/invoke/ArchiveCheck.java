package dev.durascope.engine.invoke;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Tells an archive from what only has its name. */
final class ArchiveCheck {
    private ArchiveCheck() {}

    /** How dependencies lie in an archive. */
    enum Layout {
        /** All classes at the top: a shaded jar. */
        FLAT,
        /** Jars in {@code lib/}. */
        NESTED
    }

    /**
     * Checks that a file is a readable archive.
     *
     * @throws CodeException saying what it is instead
     */
    static Layout check(Path file) throws CodeException {
        if (!Files.exists(file)) {
            throw new CodeException("No such file: " + file + ". Check the path; is the jar built?");
        }
        if (Files.isDirectory(file)) {
            throw new CodeException(
                    file + " is a directory, not a jar or zip. Open the jar that the build makes of it.");
        }
        signature(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            boolean nested = zip.stream().anyMatch(entry -> entry.getName().matches("lib/[^/]+\\.jar"));
            return nested ? Layout.NESTED : Layout.FLAT;
        } catch (ZipException e) {
            throw new CodeException(
                    file + " is truncated or damaged (" + e.getMessage() + "). Build or copy it again.", e);
        } catch (IOException e) {
            throw new CodeException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void signature(Path file) throws CodeException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        } catch (IOException e) {
            throw new CodeException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (head.length == 0) {
            throw new CodeException(file + " is empty. Build or copy it again.");
        }
        if (head.length < 4 || head[0] != 'P' || head[1] != 'K') {
            throw new CodeException(file + " is not a jar or zip, whatever its name says: it does not begin like one."
                    + " Open the jar that the build makes.");
        }
    }
}
