package dev.durascope.app.instance;

import dev.durascope.app.session.Opening;
import dev.durascope.engine.store.OwnerOnly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process's claim to be the window of a data directory: an operating system's lock, which ends with its holder however
 * that ends, and a socket on 127.0.0.1 where other processes of the same user leave what is to be opened.
 */
public final class WindowClaim implements AutoCloseable {
    /** What is answered. */
    static final String TAKEN = "taken ";

    static final String BUSY = "busy ";
    static final String REFUSED = "refused ";

    /** Said again and again by a window that is not there yet, but coming. */
    static final String STARTING = "starting";

    /** A letter names files; nobody types a million characters of them. */
    static final int LONGEST_LETTER = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(WindowClaim.class);
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);
    private static final int MILLIS_TO_WRITE_A_LETTER = 5_000;
    private static final long MILLIS_BETWEEN_SIGNS = 200;
    private static final int WAITING_CONNECTIONS = 50;

    private final Path home;
    private final FileChannel lock;
    private final ServerSocket socket;
    private final Address address;
    private final Queue<Arrival> arrived = new ConcurrentLinkedQueue<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private volatile Runnable wake = () -> {};

    private WindowClaim(Path home, FileChannel lock) throws IOException {
        this.home = home;
        this.lock = lock;
        this.socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), WAITING_CONNECTIONS);
            address = Address.ofThisProcess(socket.getLocalPort());
            address.write(home);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        Thread.ofPlatform().daemon().name("window-entrance").start(this::listen);
    }

    /**
     * Claims a data directory.
     *
     * @return empty when another process, or another part of this one, has it
     * @throws IOException when the directory cannot be written to
     */
    static Optional<WindowClaim> take(Path home) throws IOException {
        OwnerOnly.createDirectories(home);
        FileChannel channel =
                FileChannel.open(home.resolve("window.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(channel) != null) {
                return Optional.of(new WindowClaim(home, channel));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Says whom to call, on any thread, when {@link #takeArrivals} has something. */
    public void onArrival(Runnable newWake) {
        wake = newWake;
        listening.countDown();
    }

    /** Opens what has arrived and is still wanted. */
    public void takeArrivals(Consumer<Opening> open) {
        for (Arrival next = arrived.poll(); next != null; next = arrived.poll()) {
            if (next.take()) {
                open.accept(next.opening());
            }
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException e) {
                LOG.debug("The window's entrance has closed", e);
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            caller.setSoTimeout(MILLIS_TO_WRITE_A_LETTER);
            OutputStream out = caller.getOutputStream();
            say(out, answer(firstLine(caller.getInputStream()), out));
        } catch (IOException e) {
            LOG.debug("A process that called has gone, or said nothing that can be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static String firstLine(InputStream in) throws IOException {
        return nextLine(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    }

    static String nextLine(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() == LONGEST_LETTER) {
                throw new IOException("The line is longer than " + LONGEST_LETTER + " characters.");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private String answer(String line, OutputStream out) throws IOException, InterruptedException {
        Letter letter = Letter.read(line);
        byte[] ours = address.token().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(ours, letter.token().getBytes(StandardCharsets.UTF_8))) {
            return REFUSED + "the token is another window's.";
        }
        Arrival arrival;
        try {
            arrival = new Arrival(letter.opening());
        } catch (IllegalArgumentException e) {
            return REFUSED + e.getMessage();
        }
        while (!listening.await(MILLIS_BETWEEN_SIGNS, TimeUnit.MILLISECONDS)) {
            say(out, STARTING);
        }
        arrived.add(arrival);
        wake.run();
        long patience = Math.clamp(letter.patience(), 1, LONGEST_PATIENCE.toMillis());
        return (arrival.awaitTaken(Duration.ofMillis(patience)) ? TAKEN : BUSY) + address.process();
    }

    /** Takes nothing more, but keeps the directory until {@link #close}; called when the window is gone. */
    public void stopListening() {
        try {
            Files.deleteIfExists(Address.in(home));
            socket.close();
        } catch (IOException e) {
            LOG.debug("The window's entrance could not be closed", e);
        }
    }

    /** Gives the directory to the next process. */
    @Override
    public void close() {
        stopListening();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("The window's lock could not be released", e);
        }
    }
}
