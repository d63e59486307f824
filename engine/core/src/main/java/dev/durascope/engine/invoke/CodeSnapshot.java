package dev.durascope.engine.invoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function's own classes as they are at one moment, copied, so that an invocation that is under way goes on with them
 * while they are built again: a JVM loads a class when it first needs it, and would mix two builds. Copied are jars and
 * class directories, those of other modules as well; what lies in the cache already, jars of dependencies and Node.js
 * modules, which are loaded at their start, are used where they are.
 */
final class CodeSnapshot {
    private static final Logger LOG = LoggerFactory.getLogger(CodeSnapshot.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Below the cache, and there by the process that made it. */
    private static final String PLACE = "running";

    private final CodeBundle bundle;
    private final @Nullable Path directory;
    private int users;
    private boolean retired;

    private CodeSnapshot(CodeBundle bundle, @Nullable Path directory) {
        this.bundle = bundle;
        this.directory = directory;
    }

    /**
     * Copies code when nothing of it changes meanwhile.
     *
     * @throws CodeException when it does not come to rest, or cannot be copied
     */
    static CodeSnapshot of(CodeBundle bundle, Path cache) throws CodeException {
        if (bundle.code() instanceof Code.NodeModule) {
            return new CodeSnapshot(bundle, null);
        }
        Path place = cache.resolve(PLACE);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            Files.createDirectories(place);
            deleteWhatOthersLeft(place);
            while (System.nanoTime() < deadline) {
                CodeFingerprint before = CodeFingerprint.of(bundle.code());
                Path directory =
                        Files.createTempDirectory(place, ProcessHandle.current().pid() + "-");
                boolean kept = false;
                try {
                    CodeSnapshot copy = copy(bundle, cache, directory);
                    if (copy != null && before.equals(CodeFingerprint.of(bundle.code()))) {
                        kept = true;
                        return copy;
                    }
                } finally {
                    if (!kept) {
                        delete(directory);
                    }
                }
                Thread.sleep(PAUSE);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CodeException(
                    bundle.ownEntries().get(0) + " cannot be copied to " + place + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodeException("Interrupted while " + bundle.ownEntries().get(0) + " was copied.", e);
        }
        throw new CodeException(bundle.ownEntries().get(0) + " is being built: it did not come to rest within "
                + PATIENCE.toSeconds() + " seconds. Run it again when the build is over.");
    }

    /** Null when something was gone before it could be copied. */
    private static @Nullable CodeSnapshot copy(CodeBundle bundle, Path cache, Path directory) throws IOException {
        try {
            List<Path> own = new ArrayList<>();
            for (Path entry : bundle.ownEntries()) {
                own.add(entry.startsWith(cache.toAbsolutePath()) ? entry : copy(entry, directory));
            }
            List<Path> dependencies = new ArrayList<>();
            for (Path entry : bundle.dependencies()) {
                dependencies.add(Files.isDirectory(entry) ? copy(entry, directory) : entry);
            }
            return new CodeSnapshot(new CodeBundle(bundle.code(), own, dependencies, bundle.taskRoot()), directory);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static Path copy(Path entry, Path directory) throws IOException {
        // Names of jars are told in stack traces, so they stay.
        Path target = Files.createTempDirectory(directory, "").resolve(String.valueOf(entry.getFileName()));
        Files.walkFileTree(entry, CodeFingerprint.AS_A_JVM_READS, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(target.resolve(entry.relativize(from).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                if (!CodeFingerprint.dangles(attributes)) {
                    Files.copy(
                            from,
                            from.equals(entry)
                                    ? target
                                    : target.resolve(entry.relativize(from).toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path from, IOException e) throws IOException {
                if (e instanceof FileSystemLoopException) {
                    // Whatever it leads to is copied already, above it.
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return target;
    }

    /** The code with the copies in it. */
    CodeBundle bundle() {
        return bundle;
    }

    /** A process is going to run it, until {@link #release}. */
    synchronized void take() {
        users++;
    }

    /** A process that ran it has ended. */
    synchronized void release() {
        users--;
        deleteIfUnused();
    }

    /** No more processes will run it. */
    synchronized void retire() {
        retired = true;
        deleteIfUnused();
    }

    private void deleteIfUnused() {
        if (retired && users <= 0 && directory != null) {
            delete(directory);
        }
    }

    private static void deleteWhatOthersLeft(Path place) throws IOException {
        try (var all = Files.newDirectoryStream(place)) {
            for (Path each : all) {
                String pid = each.getFileName().toString().replaceAll("-.*", "");
                if (pid.matches("\\d{1,18}")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    delete(each);
                }
            }
        }
    }

    /** What cannot be deleted now is deleted by a process that starts later. */
    private static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e) throws IOException {
                    Files.delete(each);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.debug("{} is left behind", directory, e);
        }
    }
}
