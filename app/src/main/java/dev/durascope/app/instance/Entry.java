package dev.durascope.app.instance;

import org.jspecify.annotations.Nullable;

/** Who opens what was asked for. */
public sealed interface Entry {

    /**
     * This process does, in a window of its own.
     *
     * @param claim on the data directory, closed when the window is; absent where another process has it, so that nothing
     *     may be kept
     * @param notice why nothing is kept, a sentence; empty when it is
     */
    record Own(@Nullable WindowClaim claim, String notice) implements Entry, AutoCloseable {
        @Override
        public void close() {
            if (claim != null) {
                claim.close();
            }
        }
    }

    /**
     * The window that is open has done it.
     *
     * @param process the id of that window's process
     */
    record Delivered(long process) implements Entry {}
}
