package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code durascope diagnostics} as users call it. */
@Tag("slow")
@Timeout(60)
class DiagnosticsProcessTest {

    @Test
    void thePageIsPrintedWithoutADisplay(@TempDir Path directory) throws Exception {
        try (CliProcess process = CliProcess.start(directory, "diagnostics")) {
            assertThat(process.exitCode()).as(process.err()).isZero();
            assertThat(process.out())
                    .startsWith("# Durascope diagnostics, ")
                    .contains("Java: 25", "JavaFX: 26", "## Settings", "durascope.db: none");
            assertThat(process.err()).isEmpty();
        }
    }
}
