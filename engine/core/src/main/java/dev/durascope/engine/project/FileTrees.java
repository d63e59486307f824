package dev.durascope.engine.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks through directories that may be huge: no further than is worth the time. */
public final class FileTrees {
    private static final int MOST_FILES = 50_000;
    private static final Set<String> NOT_SOURCES =
            Set.of("target", "build", "out", "bin", "dist", "src", "node_modules");

    private FileTrees() {}

    /** Whether a class file is found below a directory, looked for among its first 50,000 files. */
    public static boolean holdsClasses(Path directory) {
        Search search = new Search(file -> file.toString().endsWith(".class"), false, 1);
        return !search.in(directory, 40).isEmpty();
    }

    /** Removes a directory of our own with all that is in it. @throws IOException when something of it stays */
    public static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** All files below a directory, but not those of its own builds. */
    static List<Path> all(Path directory) {
        return new Search(file -> !directory.relativize(file).startsWith("build"), false, 2_000).in(directory, 30);
    }

    /** Files below a directory, outside of what is built, fetched or hidden. */
    static List<Path> find(Path directory, int depth, Predicate<Path> wanted) {
        return new Search(wanted, true, 2_000).in(directory, depth);
    }

    private static final class Search extends SimpleFileVisitor<Path> {
        private final Predicate<Path> wanted;
        private final boolean sourcesOnly;
        private final int most;
        private final List<Path> found = new ArrayList<>();
        private @Nullable Path start;
        private int looked;

        Search(Predicate<Path> wanted, boolean sourcesOnly, int most) {
            this.wanted = wanted;
            this.sourcesOnly = sourcesOnly;
            this.most = most;
        }

        List<Path> in(Path directory, int depth) {
            if (Files.isDirectory(directory)) {
                start = directory;
                try {
                    Files.walkFileTree(directory, Set.of(), depth, this);
                } catch (IOException e) {
                    // What cannot be read holds nothing for us.
                    return found;
                }
            }
            found.sort(null);
            return found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = String.valueOf(directory.getFileName());
            boolean skipped = sourcesOnly ? NOT_SOURCES.contains(name) : name.equals("node_modules");
            return directory.equals(start)
                    ? FileVisitResult.CONTINUE
                    : skipped || name.equals(".git") || name.equals(".gradle")
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (wanted.test(file)) {
                found.add(file);
            }
            looked++;
            boolean enough = found.size() >= most
                    || looked >= MOST_FILES
                    || Thread.currentThread().isInterrupted();
            return enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
