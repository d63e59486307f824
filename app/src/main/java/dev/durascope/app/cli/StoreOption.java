package dev.durascope.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --store}: where an execution is looked up. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The store that an execution is looked up in. Default: the window's own.")
    private @Nullable Path store;

    /** The file; {@code null} for the window's. */
    @Nullable
    Path file() {
        return store;
    }
}
