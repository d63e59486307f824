package dev.durascope.engine.invoke;

import dev.durascope.engine.jdwp.JdwpProxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a debugger attaches to one process. */
final class DebugPort implements AutoCloseable {
    /** Nowhere. */
    static final DebugPort NONE = new DebugPort(null, null);

    private final @Nullable DebuggedHandlers handlers;
    private final @Nullable JdwpProxy proxy;

    private DebugPort(@Nullable DebuggedHandlers handlers, @Nullable JdwpProxy proxy) {
        this.handlers = handlers;
        this.proxy = proxy;
    }

    static DebugPort at(DebuggedHandlers handlers, JdwpProxy proxy) {
        return new DebugPort(handlers, proxy);
    }

    /** What the process's JVM is to be told. */
    List<String> jvmOptions() {
        return proxy == null ? List.of() : List.of(proxy.jvmOption());
    }

    /** Whether a debugger holds the process's code, or the process waits for one. */
    boolean isHolding() {
        return proxy != null
                && switch (proxy.state()) {
                    case AWAITED, HOLDING -> true;
                    case LISTENING, ATTACHED -> false;
                };
    }

    /** For people, to follow on what is said of the process: {@code , debugger at 127.0.0.1:5005}. */
    String words() {
        return proxy == null ? "" : ", debugger at 127.0.0.1:" + proxy.port();
    }

    /** The process has ended. */
    @Override
    public void close() {
        if (handlers != null && proxy != null) {
            handlers.close(proxy);
        }
    }
}
