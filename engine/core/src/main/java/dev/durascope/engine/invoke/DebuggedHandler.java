package dev.durascope.engine.invoke;

import dev.durascope.engine.jdwp.JdwpProxy;

/**
 * A handler's process that a Java debugger may attach to.
 *
 * @param functionName the function it runs
 * @param port the port on 127.0.0.1 to attach to
 * @param state how debugger and process stand to each other
 */
public record DebuggedHandler(String functionName, int port, JdwpProxy.State state) {

    /** The address to attach to, such as {@code 127.0.0.1:5005}. */
    public String address() {
        return "127.0.0.1:" + port;
    }
}
