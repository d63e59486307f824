package dev.durascope.engine.invoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What tells one state of a function's code from another without reading it: how many files there are, how long they
 * are together, and when the last was changed.
 *
 * @param modified nanoseconds since the epoch
 */
record CodeFingerprint(long files, long bytes, long modified) {
    /** Links lead to what they name, wherever that is. */
    static final Set<FileVisitOption> AS_A_JVM_READS = Set.of(FileVisitOption.FOLLOW_LINKS);

    /** The fingerprint of what is there now; what is not there counts as nothing. */
    static CodeFingerprint of(Code code) {
        Tally tally = new Tally();
        switch (code) {
            case Code.Archive archive -> tally.add(archive.file());
            case Code.ClassDirectory classes -> {
                classes.own().forEach(tally::add);
                classes.classPath().forEach(tally::add);
            }
            case Code.NodeModule module -> tally.add(module.path());
            case Code.InProcess inProcess -> {}
        }
        return new CodeFingerprint(tally.files, tally.bytes, tally.modified);
    }

    /** The fingerprint of one file; one that is not there counts as nothing. */
    static CodeFingerprint of(Path file) {
        return of(new Code.Archive(file));
    }

    /** Whether what was met on a walk {@link #AS_A_JVM_READS} is a link to nothing, which nobody can load. */
    static boolean dangles(BasicFileAttributes attributes) {
        return attributes.isSymbolicLink();
    }

    private static final class Tally extends SimpleFileVisitor<Path> {
        private long files;
        private long bytes;
        private long modified;

        void add(Path path) {
            if (!Files.exists(path)) {
                return;
            }
            try {
                Files.walkFileTree(path, AS_A_JVM_READS, Integer.MAX_VALUE, this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            // Dependencies are many and do not change under a running handler's hands.
            return "node_modules".equals(String.valueOf(directory.getFileName()))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!dangles(attributes)) {
                files++;
                bytes += attributes.size();
                modified = Math.max(modified, attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
