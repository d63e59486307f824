package dev.durascope.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --junit-xml}: a report for CI. */
final class JunitXmlOption {
    @Option(
            names = "--junit-xml",
            paramLabel = "FILE",
            description =
                    "Writes a report for CI in the form of JUnit's XML: a test case for each execution, failed ones too.")
    private @Nullable Path file;

    /**
     * The file; absent when none is wanted.
     *
     * @throws BadInput when it cannot be written
     */
    @Nullable
    OutputFile file() {
        return file == null ? null : OutputFile.of("--junit-xml", file);
    }
}
