package dev.durascope.app.cli;

import picocli.CommandLine.Option;

/** {@code --new-window}. */
final class NewWindowOption {
    @Option(
            names = "--new-window",
            description = "Opens a window of its own though one is open. That one has the executions that are kept, so"
                    + " nothing of this one is.")
    private boolean on;

    boolean isOn() {
        return on;
    }
}
