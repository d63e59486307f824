package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.HandlerJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Windows of several processes, without a display. */
@Tag("slow")
@Timeout(120)
class OneWindowProcessTest {
    @TempDir
    Path directory;

    @Test
    void theSecondProcessHandsOverAndOneAfterACrashBeginsAnew() throws Exception {
        Path jar = HandlerJar.make(
                directory.resolve("orders.jar"), Map.of("Orders", HandlerJar.succeeding("Orders", "1")), Map.of());
        Path home = Files.createDirectories(directory.resolve("home"));
        try (CliProcess first = CliProcess.startHeadless(home)) {
            Path address = home.resolve("window.json");
            CliProcess.await("the window's address; it said: " + first.err(), () -> Files.exists(address));
            // This one has no display at all: it needs none.
            try (CliProcess second = CliProcess.startIn(home, "open", jar.toString())) {
                assertThat(second.exitCode()).as(second.err()).isZero();
                assertThat(second.err()).contains("opened in the window that is open already (process " + first.pid());
            }
            first.kill();
        }
        assertThat(home.resolve("window.json"))
                .as("what a killed process leaves")
                .exists();
        try (CliProcess third = CliProcess.startIn(home, "open", jar.toString())) {
            assertThat(third.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(third.err()).contains("there is no display").doesNotContain("already");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatAWindowKeepsIsForItsOwnerOnlyWhoeverOfItBeginsTheDirectory() throws Exception {
        Path home = directory.resolve("home");
        try (CliProcess window = CliProcess.startHeadless(home)) {
            Path address = home.resolve("window.json");
            Path database = home.resolve("durascope.db");
            CliProcess.await(
                    "the window; it said: " + window.err(), () -> Files.exists(address) && Files.exists(database));
            assertThat(permissions(home)).isEqualTo("rwx------");
            assertThat(permissions(database)).isEqualTo("rw-------");
            window.kill();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
