package dev.durascope.engine.invoke;

import dev.durascope.engine.jdwp.JdwpProxy;
import java.io.IOException;
import java.net.BindException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** All handlers' processes that a Java debugger may attach to. Safe for use by many threads. */
public final class DebuggedHandlers {
    private final Map<JdwpProxy, String> open = new LinkedHashMap<>();
    private final Map<String, Integer> lastPorts = new HashMap<>();
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();

    /** Them all, in the order in which they were started. */
    public synchronized List<DebuggedHandler> now() {
        return open.entrySet().stream()
                .map(e -> new DebuggedHandler(
                        e.getValue(), e.getKey().port(), e.getKey().state()))
                .toList();
    }

    /**
     * Hears, on any thread, that {@link #now} may have changed; must not block.
     *
     * @return ends that
     */
    public Runnable observe(Runnable changed) {
        observers.add(changed);
        return () -> observers.remove(changed);
    }

    /**
     * Looks whether a debugger could attach to a function's process where its settings say.
     *
     * @throws CodeException when it could not; says what to do
     */
    public void check(FunctionConfig function) throws CodeException {
        if (function.code() instanceof Code.NodeModule) {
            throw new CodeException(
                    "A Java debugger cannot attach to a handler in Node.js: start it with node --inspect"
                            + " outside of Durascope, or run it without debugging.");
        }
        int port = function.development().debugPort();
        if (port != 0 && !isOurs(port)) {
            try {
                JdwpProxy.listen(port, false, () -> {}).close();
            } catch (IOException e) {
                throw inUse(port, e);
            }
        }
    }

    private synchronized boolean isOurs(int port) {
        return open.keySet().stream().anyMatch(proxy -> proxy.port() == port);
    }

    /**
     * Lets a debugger attach to a process that is about to be started. A port that another process of ours has is left to
     * it; a function that names none keeps the one it had, so that what an IDE was told stays right.
     */
    JdwpProxy open(FunctionConfig function, Runnable changed) throws CodeException, IOException {
        Development wish = function.development();
        JdwpProxy proxy;
        synchronized (this) {
            int port = wish.debugPort() == 0 ? lastPorts.getOrDefault(function.name(), 0) : wish.debugPort();
            proxy = listen(isOurs(port) ? 0 : port, wish, () -> {
                changed.run();
                tell();
            });
            open.put(proxy, function.name());
            lastPorts.putIfAbsent(function.name(), proxy.port());
        }
        tell();
        return proxy;
    }

    private static JdwpProxy listen(int port, Development wish, Runnable changed) throws CodeException, IOException {
        try {
            return JdwpProxy.listen(port, wish.waits(), changed);
        } catch (BindException e) {
            if (port == wish.debugPort()) {
                throw inUse(port, e);
            }
            return JdwpProxy.listen(0, wish.waits(), changed);
        }
    }

    private static CodeException inUse(int port, IOException why) {
        return new CodeException("No debugger can attach at 127.0.0.1:" + port + " (" + why.getMessage()
                + "): another program has the port. End that, or name another debug port, or none to have a free one"
                + " chosen.");
    }

    /** The process has ended. */
    void close(JdwpProxy proxy) {
        synchronized (this) {
            open.remove(proxy);
        }
        proxy.close();
        tell();
    }

    private void tell() {
        observers.forEach(Runnable::run);
    }
}
