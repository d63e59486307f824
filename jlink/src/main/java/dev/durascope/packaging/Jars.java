package dev.durascope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Jars made smaller. */
final class Jars {
    private Jars() {}

    /**
     * Writes a jar anew, in its order and with its times.
     *
     * @param keep what stays
     * @param replaced the new content of entries, by name; those that were not there come last
     */
    static void rewrite(Path jar, Path target, Predicate<ZipEntry> keep, Map<String, byte[]> replaced)
            throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
            to.setLevel(Deflater.BEST_COMPRESSION);
            ZipEntry any = from.entries().nextElement();
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (keep.test(entry) && !replaced.containsKey(entry.getName())) {
                    write(to, entry.getName(), entry, from.getInputStream(entry).readAllBytes());
                }
            }
            for (Map.Entry<String, byte[]> each : replaced.entrySet()) {
                write(to, each.getKey(), any, each.getValue());
            }
        }
        Files.setLastModifiedTime(target, Files.getLastModifiedTime(jar));
    }

    private static void write(ZipOutputStream zip, String name, ZipEntry times, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(times.getTimeLocal());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
