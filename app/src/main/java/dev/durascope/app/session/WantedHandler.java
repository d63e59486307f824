package dev.durascope.app.session;

import org.jspecify.annotations.Nullable;

/**
 * The handler that is to be chosen in the code that is opened.
 *
 * @param name as Lambda names it, {@code pkg.Class}, or the class's simple name; absent for the code's default
 * @param debugPort where a debugger is going to attach to it; 0 where none is
 */
public record WantedHandler(@Nullable String name, int debugPort) {
    private static final int LAST_PORT = 65_535;

    public WantedHandler {
        if (debugPort < 0 || debugPort > LAST_PORT) {
            throw new IllegalArgumentException("A debug port is a number from 1 to 65535, or 0 for none.");
        }
    }
}
