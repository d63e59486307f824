package dev.durascope.engine.invoke;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks archives into a cache, each state of a file once. */
final class ArchiveUnpacker {

    /** More than Lambda takes (250 MB), and an end for an archive that unpacks to more than a disk holds. */
    private static final long MAX_UNPACKED_BYTES = 2L << 30;

    private ArchiveUnpacker() {}

    /**
     * The directory that an archive was unpacked to, now or earlier.
     *
     * @throws CodeException when an entry would land outside of it, or the archive cannot be read
     */
    static Path unpack(Path file, Path cache) throws CodeException {
        try {
            CodeFingerprint state = CodeFingerprint.of(new Code.Archive(file));
            String identity = file.toRealPath() + "|" + state;
            Path target = cache.resolve("code-" + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
            if (Files.isDirectory(target)) {
                return target;
            }
            Files.createDirectories(cache);
            Path unfinished = Files.createTempDirectory(cache, "unpacking-");
            try {
                extract(file, unfinished);
                publish(unfinished, target);
            } finally {
                delete(unfinished);
            }
            return target;
        } catch (CodeException e) {
            throw e;
        } catch (IOException e) {
            throw new CodeException(file + " cannot be unpacked into " + cache + ": " + e.getMessage(), e);
        }
    }

    private static void extract(Path file, Path root) throws IOException {
        long left = MAX_UNPACKED_BYTES;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path target = root.resolve(entry.getName()).normalize();
                if (!target.startsWith(root)) {
                    throw new CodeException(file + " holds an entry that points outside of it: " + entry.getName()
                            + ". Do not trust this archive; build it again.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    left -= copy(zip, entry, target, left);
                }
                if (left < 0) {
                    throw new CodeException(file + " unpacks to more than 2 GiB, which no Lambda function may have.");
                }
            }
        }
    }

    private static long copy(ZipFile zip, ZipEntry entry, Path target, long limit) throws IOException {
        try (InputStream in = zip.getInputStream(entry);
                var out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[64 * 1024];
            long copied = 0;
            for (int n = in.read(buffer); n >= 0 && copied <= limit; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                copied += n;
            }
            return copied;
        }
    }

    private static void publish(Path unfinished, Path target) throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Somebody else unpacked the same state meanwhile.
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
