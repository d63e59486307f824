package dev.durascope.samples.order;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Orders in a JSON file, by order id: a stand-in for a table with a time to live. Writers of this and other processes
 * take turns by a lock file, and a reader never sees half a file, because a new one is moved into its place.
 */
final class FileOrders implements OrderStore {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final long LOCK_RETRY_MILLIS = 10;
    private static final TypeReference<TreeMap<String, StoredOrder>> ORDERS = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    FileOrders(Path file) {
        this.file = file;
    }

    /** The file that the environment's {@code ORDERS_FILE} names, else {@code ~/.durascope/samples/orders.json}. */
    static FileOrders fromEnvironment() {
        var named = System.getenv("ORDERS_FILE");
        return new FileOrders(
                named == null || named.isBlank()
                        ? Path.of(home(), ".durascope", "samples", "orders.json")
                        : Path.of(named));
    }

    /** What a shell calls {@code ~}; Java's own property does not follow the variable. */
    private static String home() {
        var variable = System.getenv("HOME");
        return variable == null || variable.isBlank() ? System.getProperty("user.home") : variable;
    }

    private Path file() {
        return file.toAbsolutePath();
    }

    /** Every order in the file, those past their time included. */
    Map<String, StoredOrder> all() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return new TreeMap<>();
        }
        try {
            return MAPPER.readValue(file.toFile(), ORDERS);
        } catch (IOException e) {
            throw new IOException(
                    file() + " does not hold orders as JSON: move it away or name another file in ORDERS_FILE", e);
        }
    }

    /** Forgets orders past their time as well. */
    @Override
    public Persistence put(StoredOrder order) throws IOException {
        Files.createDirectories(file().getParent());
        var lockFile = file().resolveSibling(file().getFileName() + ".lock");
        // closing the channel gives the lock back
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            awaitLock(channel, lockFile);
            var orders = all();
            orders.values().removeIf(stored -> stored.expiresAt().isBefore(order.storedAt()));
            orders.put(order.orderId(), order);
            var fresh = Files.createTempFile(file().getParent(), "orders", ".json");
            try {
                MAPPER.writeValue(fresh.toFile(), orders);
                replace(fresh);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
        return new Persistence("file", file().toString(), order.expiresAt());
    }

    private void replace(Path fresh) throws IOException {
        try {
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void awaitLock(FileChannel channel, Path lockFile) throws IOException {
        var deadline = Instant.now().plus(LOCK_TIMEOUT);
        while (!tryLock(channel)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException(lockFile + " has been locked by another process for " + LOCK_TIMEOUT.toSeconds()
                        + " s: end that process and try again");
            }
            pause();
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // another thread of this process has it
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOCK_RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the lock", e);
        }
    }
}
