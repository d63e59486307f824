package dev.durascope.engine.invoke;

import java.nio.file.Path;
import java.util.List;

/**
 * How a function's developer looks into its code here.
 *
 * @param debugged whether its processes let a Java debugger attach
 * @param debugPort the port on 127.0.0.1 that the debugger attaches to; 0 for any free one
 * @param waits whether a process that is debugged waits for the debugger before it loads the handler
 * @param sources directories in which its source is sought before those near its code
 */
public record Development(boolean debugged, int debugPort, boolean waits, List<Path> sources) {

    /** Nobody looks into it; a debugger would be waited for. */
    public static final Development NONE = new Development(false, 0, true, List.of());

    /**
     * @throws IllegalArgumentException when the port is none
     */
    public Development {
        if (debugPort < 0 || debugPort > 65_535) {
            throw new IllegalArgumentException(
                    "The debug port must be 1 to 65535, or 0 for any free one, not " + debugPort + ".");
        }
        sources = List.copyOf(sources);
    }

    /** The same with a debugger, or without. */
    public Development withDebugged(boolean now) {
        return new Development(now, debugPort, waits, sources);
    }

    /** The same with a debugger at another port; 0 for any free one. */
    public Development withDebugPort(int port) {
        return new Development(debugged, port, waits, sources);
    }
}
