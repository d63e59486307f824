package dev.durascope.app.instance;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.Opening;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a data directory to one window. Whoever comes second hands over what it was asked to open; a window that is just
 * starting or closing is waited for, one that does not answer is not waited for long.
 */
public final class SingleWindow implements Entrance {
    /** With a window that is there, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** With one that says that it is starting. */
    private static final Duration PATIENCE_WITH_START = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(SingleWindow.class);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    /** The window gives up this much earlier than the process that asks it, so that never both open something. */
    private static final long MARGIN_MILLIS = 500;

    private final Path home;
    private final Duration patience;

    /** @param home the directory that holds the data */
    public SingleWindow(Path home) {
        this(home, PATIENCE);
    }

    SingleWindow(Path home, Duration patience) {
        this.home = home;
        this.patience = patience;
    }

    @Override
    public Entry enter(Opening opening, boolean apart) {
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            try {
                Optional<WindowClaim> claim = WindowClaim.take(home);
                if (claim.isPresent()) {
                    return new Entry.Own(claim.get(), "");
                }
            } catch (IOException e) {
                return new Entry.Own(null, text("instance.unwritable", home, e.getMessage()));
            }
            if (apart) {
                return new Entry.Own(null, text("instance.another"));
            }
            try {
                String answer = ask(opening);
                if (answer.startsWith(WindowClaim.TAKEN)) {
                    return new Entry.Delivered(Long.parseLong(
                            answer.substring(WindowClaim.TAKEN.length()).strip()));
                }
                LOG.debug("The open window has answered: {}", answer);
                if (answer.startsWith(WindowClaim.BUSY)) {
                    break;
                }
            } catch (SocketTimeoutException e) {
                LOG.debug("The open window says nothing", e);
                break;
            } catch (IOException | IllegalArgumentException e) {
                // It is starting, closing, or gone; one of the next rounds knows.
                LOG.debug("The open window could not be asked", e);
            }
            LockSupport.parkNanos(PAUSE);
        } while (deadline - System.nanoTime() > 0);
        return new Entry.Own(null, silence());
    }

    private String silence() {
        try {
            return text(
                    "instance.silent.process",
                    patience.toSeconds(),
                    Address.read(home).process());
        } catch (IOException e) {
            return text("instance.silent", patience.toSeconds());
        }
    }

    private String ask(Opening opening) throws IOException {
        Address address = Address.read(home);
        int millis = (int) patience.toMillis();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), address.port()), millis);
            socket.setSoTimeout(millis);
            String line = Letter.of(opening, address.token(), Math.max(1, millis - MARGIN_MILLIS))
                    .line();
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            Reader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            long deadline = System.nanoTime() + PATIENCE_WITH_START.toNanos();
            String answer = WindowClaim.nextLine(answers);
            while (answer.equals(WindowClaim.STARTING) && deadline - System.nanoTime() > 0) {
                answer = WindowClaim.nextLine(answers);
            }
            return answer;
        }
    }
}
