package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.SampleJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code durascope selftest} where no display is. */
@Tag("slow")
@Timeout(300)
class SelfTestProcessTest {
    @TempDir
    Path directory;

    @Test
    void theSampleRunsInTheWindowFromItsStartToItsEnd() throws Exception {
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
        try (CliProcess process = CliProcess.start(directory, "selftest")) {
            assertThat(process.exitCode()).as(process.err()).isZero();

            List<String> done = process.out()
                    .lines()
                    .map(line -> line.replaceFirst(" *\\d+ ms  ", ""))
                    .toList();
            assertThat(done)
                    .containsSubsequence(
                            "the first frame was drawn",
                            "the sample is open",
                            "the sample has run to its end",
                            "the test was written",
                            "pane timeline",
                            "back at the first event",
                            "closed");
        }
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left)
                    .as("the sample's orders are not put among the user's")
                    .noneMatch(file -> file.endsWith("orders.json"));
        }
    }
}
