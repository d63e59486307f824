package dev.durascope.app.settings;

import dev.durascope.engine.store.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file that editors and other processes write as well. It is replaced as a whole, so that neither a crash nor a full
 * disk leaves half of it, and what it held can be kept beside it under the date.
 */
final class SharedFile {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFile.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss");

    /** More files kept aside in one second than anybody makes. */
    private static final int MOST_OF_A_SECOND = 20;

    /** The system's locks keep processes apart, but not the threads of one. */
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path path;

    SharedFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** What it holds; {@code null} where there is no such file. */
    byte @Nullable [] read() throws IOException {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Something that is done to the file. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * Does something while no other process that asks by this way does: reads, and replaces what was read. Editors do not
     * ask. Where nothing can be locked, it is done all the same.
     */
    void alone(Work work) throws IOException {
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel _ = lock()) {
                work.run();
            }
        }
    }

    private @Nullable FileChannel lock() {
        try {
            OwnerOnly.createDirectories(path.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    path.resolveSibling("settings.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                channel.lock();
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be locked.", path, e);
            return null;
        }
    }

    /** Puts bytes in the place of what it holds; what it held stays whole where that fails. */
    void replace(byte[] bytes) throws IOException {
        // A file that is linked to from elsewhere stays where it is.
        Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path.toAbsolutePath();
        OwnerOnly.createDirectories(target.getParent());
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(fresh);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    /** Moves it aside; {@code null} where that cannot be done, otherwise where to. */
    @Nullable
    Path moveAside() {
        return keepAside(Files::move);
    }

    /** Keeps a copy of it aside; {@code null} where that cannot be done, otherwise where. */
    @Nullable
    Path copyAside() {
        return keepAside(Files::copy);
    }

    /** Puts a file, or what it holds, elsewhere. */
    @FunctionalInterface
    private interface Putting {
        Path put(Path from, Path to) throws IOException;
    }

    private @Nullable Path keepAside(Putting putting) {
        String name = path.getFileName() + ".broken-" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault()));
        for (int i = 1; i <= MOST_OF_A_SECOND; i++) {
            Path aside = path.resolveSibling(i == 1 ? name : name + "-" + i);
            try {
                return putting.put(path, aside);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("There is {} already.", aside);
            } catch (IOException e) {
                LOG.warn("{} could not be kept aside: {}", path, e.toString());
                break;
            }
        }
        return null;
    }
}
