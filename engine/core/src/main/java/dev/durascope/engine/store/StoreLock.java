package dev.durascope.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a store to one process. Two that opened one store would both go on with the executions that were running. The
 * lock is the operating system's, so it ends with its holder, however that ends.
 */
final class StoreLock implements AutoCloseable {
    /** Locked far beyond the content, because Windows keeps others from reading a locked range. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock beside a store's file.
     *
     * @throws StoreException when another process, or another part of this one, has it
     * @throws IOException when the lock file cannot be written
     */
    static StoreLock take(Path database) throws IOException {
        Path file = database.resolveSibling(database.getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = lock(channel);
            if (lock == null) {
                throw inUse(database, file);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                    0);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return new StoreLock(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static StoreException inUse(Path database, Path file) {
        String holder;
        try {
            holder = " (process "
                    + Files.readString(file, StandardCharsets.US_ASCII).strip() + ")";
        } catch (IOException e) {
            holder = "";
        }
        return new StoreException(
                database + " is in use by another Durascope" + holder + ": close that one, or set " + DataHome.VARIABLE
                        + " to another directory.",
                null);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
