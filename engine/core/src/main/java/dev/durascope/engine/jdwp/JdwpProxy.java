package dev.durascope.engine.jdwp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between a Java debugger and a virtual machine that listens for one, so that the engine sees when the debugger
 * holds the machine's code. It changes nothing of what they say. Loopback only; one debugger at a time, as with the
 * machine itself.
 */
public final class JdwpProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdwpProxy.class);

    /** A machine that has just been started, or left by a debugger, does not listen at once. */
    private static final Duration UNTIL_IT_LISTENS = Duration.ofSeconds(20);

    private static final Duration UNTIL_THE_PORT_IS_BACK = Duration.ofSeconds(2);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    private final ServerSocket front;
    private final int back;
    private final boolean waits;
    private final Runnable changed;
    private final Suspensions suspensions = new Suspensions();
    private final Thread accepting;
    private boolean awaited;
    private boolean attached;
    private boolean closed;
    private @Nullable Socket debugger;
    private @Nullable Socket machine;

    /** How debugger and machine stand to each other. */
    public enum State {
        /** The machine does not begin before a debugger has attached and let it go. */
        AWAITED,
        /** A debugger may attach. */
        LISTENING,
        /** A debugger is attached, and everything runs. */
        ATTACHED,
        /** A debugger holds code: at a breakpoint, or because it was told to pause. */
        HOLDING
    }

    private JdwpProxy(ServerSocket front, int back, boolean waits, Runnable changed) {
        this.front = front;
        this.back = back;
        this.waits = waits;
        this.awaited = waits;
        this.changed = changed;
        this.accepting = Thread.ofVirtual().name("jdwp-" + front.getLocalPort()).unstarted(this::accept);
    }

    /**
     * Begins to listen for a debugger.
     *
     * @param port on 127.0.0.1; 0 for any
     * @param waits whether the machine is to wait for the debugger before it runs any code
     * @param changed called on any thread when {@link #state} may have changed; must not block
     * @throws java.net.BindException when the port is in use
     */
    public static JdwpProxy listen(int port, boolean waits, Runnable changed) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        ServerSocket front = new ServerSocket(port, 1, loopback);
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, loopback)) {
            free = probe.getLocalPort();
        } catch (IOException e) {
            front.close();
            throw e;
        }
        JdwpProxy proxy = new JdwpProxy(front, free, waits, changed);
        proxy.accepting.start();
        return proxy;
    }

    /** The port on 127.0.0.1 that a debugger attaches to. */
    public int port() {
        return front.getLocalPort();
    }

    /** What makes a machine listen for this; it prints nothing of it. */
    public String jvmOption() {
        return "-agentlib:jdwp=transport=dt_socket,server=y,quiet=y,suspend=" + (waits ? "y" : "n")
                + ",address=127.0.0.1:" + back;
    }

    /** How debugger and machine stand to each other now. */
    public synchronized State state() {
        if (closed) {
            return State.LISTENING;
        }
        if (attached) {
            return awaited || suspensions.any() ? State.HOLDING : State.ATTACHED;
        }
        return awaited ? State.AWAITED : State.LISTENING;
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket caller = front.accept();
                if (take(caller)) {
                    Thread.ofVirtual().name("jdwp-session-" + port()).start(() -> serve(caller));
                } else {
                    caller.close();
                }
            } catch (IOException e) {
                LOG.debug("No debugger was let in at {}", port(), e);
            }
        }
    }

    private synchronized boolean take(Socket caller) {
        if (closed || debugger != null) {
            return false;
        }
        debugger = caller;
        return true;
    }

    private void serve(Socket caller) {
        try (caller;
                Socket target = connect()) {
            synchronized (this) {
                machine = target;
                if (closed) {
                    return;
                }
            }
            caller.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            Thread commands = Thread.ofVirtual().start(() -> commands(caller, target));
            events(target, caller);
            commands.join();
        } catch (IOException e) {
            LOG.debug("The debugger at {} has gone", port(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            left();
        }
    }

    private Socket connect() throws IOException {
        long end = System.nanoTime() + UNTIL_IT_LISTENS.toNanos();
        while (true) {
            try {
                Socket socket = new Socket();
                socket.connect(new InetSocketAddress(front.getInetAddress(), back));
                return socket;
            } catch (IOException e) {
                if (front.isClosed() || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    /** What the debugger tells the machine to do; counted before the machine does it. */
    private void commands(Socket from, Socket to) {
        try (to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            out.write(in.readNBytes(JdwpPacket.HANDSHAKE_BYTES));
            out.flush();
            pass(new DataInputStream(in), out);
        } catch (IOException e) {
            LOG.debug("The debugger's commands at {} have ended", port(), e);
        }
    }

    /** What the machine tells the debugger; counted before the debugger can answer it. */
    private void events(Socket from, Socket to) throws IOException {
        try (to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] handshake = in.readNBytes(JdwpPacket.HANDSHAKE_BYTES);
            out.write(handshake);
            out.flush();
            if (handshake.length == JdwpPacket.HANDSHAKE_BYTES) {
                update(() -> attached = true);
                pass(new DataInputStream(in), out);
            }
        }
    }

    private void pass(DataInputStream in, OutputStream out) throws IOException {
        for (JdwpPacket packet = JdwpPacket.read(in); packet != null; packet = JdwpPacket.read(in)) {
            JdwpPacket read = packet;
            update(() -> {
                boolean held = suspensions.any();
                read.follow(suspensions);
                // A machine that waited tells of its start first, and holds everything with that.
                awaited &= held == suspensions.any();
            });
            packet.pass(in, out);
        }
    }

    private void left() {
        update(() -> {
            // It resumes everything that a debugger leaves, also when it was waiting for one.
            awaited &= !attached;
            attached = false;
            debugger = null;
            machine = null;
            suspensions.clear();
        });
    }

    private void update(Runnable change) {
        State before;
        State now;
        synchronized (this) {
            before = state();
            change.run();
            now = state();
        }
        if (before != now) {
            changed.run();
        }
    }

    /**
     * Lets no debugger in any more, and parts the one that is attached from the machine. When it returns, the port may
     * be taken again.
     */
    @Override
    public void close() {
        Socket caller;
        Socket target;
        synchronized (this) {
            closed = true;
            caller = debugger;
            target = machine;
        }
        for (AutoCloseable each : new AutoCloseable[] {front, caller, target}) {
            try {
                if (each != null) {
                    each.close();
                }
            } catch (Exception e) {
                LOG.debug("Closing at {}", port(), e);
            }
        }
        awaitPortBack();
        changed.run();
    }

    /** A socket that a virtual thread still waits on lets go of its port only when that thread has left it. */
    private void awaitPortBack() {
        try {
            if (!accepting.join(UNTIL_THE_PORT_IS_BACK)) {
                LOG.warn("The port {} is still taken", port());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
