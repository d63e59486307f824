package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.app.launch.SampleJar;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code durascope replay}: the second sample, recorded by {@code durascope run}, against itself and against an edited history. */
@Tag("slow")
@Timeout(300)
class ReplayProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    private static String jar;
    private static Path history;

    @BeforeAll
    static void record() throws Exception {
        Assumptions.assumeTrue(
                SampleJar.findTrip().isPresent(), "the sample's jar is not built: run the build to its package phase");
        jar = SampleJar.findTrip().orElseThrow().toString();
        history = directory.resolve("history.json");
        try (CliProcess run = CliProcess.start(directory, "run", jar, "--history", history.toString())) {
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
    }

    @Test
    void whatWasRecordedOfAJarDivergesNowhereFromIt() throws Exception {
        try (CliProcess replay = CliProcess.start(directory, "replay", history.toString(), "--jar", jar)) {
            assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
            assertThat(replay.out().lines().toList())
                    .element(1)
                    .asString()
                    .startsWith("  Answered from history, not run: ");
            assertThat(replay.out()).contains("Held and not run").contains("  Nothing diverges; ");
        }
    }

    @Test
    void aHistoryOfOtherCodeIsToldStepByStep() throws Exception {
        Path report = directory.resolve("report.xml");
        JsonNode first = JSON.readTree(history.toFile()).path("Events").get(1);
        String name = first.path("Name").textValue();
        Path other = Files.writeString(
                directory.resolve("other.json"),
                Files.readString(history).replace("\"" + name + "\"", "\"as-it-was-called\""));
        try (CliProcess replay = CliProcess.start(
                directory,
                "replay",
                history.toString(),
                other.toString(),
                "--jar",
                jar,
                "--json",
                "--junit-xml",
                report.toString())) {
            assertThat(replay.exitCode()).as(replay.err()).isEqualTo(1);
            assertThat(report).content().contains("tests=\"2\" failures=\"1\"", "<failure message=\"One difference\">");
            JsonNode replays = JSON.readTree(replay.out()).path("replays");
            assertThat(replays.findValuesAsText("verdict")).containsExactly("SAME", "DIVERGED");
            JsonNode divergences = replays.get(1).path("divergences");
            assertThat(divergences).hasSize(1);
            assertThat(divergences.get(0).path("kind").asText()).isEqualTo("NAME");
            assertThat(divergences.get(0).path("recorded").path("name").asText())
                    .isEqualTo("as-it-was-called");
            assertThat(divergences.get(0).path("called").path("name").asText()).isEqualTo(name);
            assertThat(divergences.get(0).path("called").path("line").asInt()).isPositive();
        }
    }

    @Test
    void badInputIsNamedBeforeAnythingRuns() throws Exception {
        Path text = Files.writeString(directory.resolve("text.json"), "no history");
        try (CliProcess replay = CliProcess.start(directory, "replay", text.toString(), "--jar", jar)) {
            assertThat(replay.exitCode()).isEqualTo(2);
            assertThat(replay.err()).contains("text.json");
            assertThat(replay.out()).isEmpty();
        }
        try (CliProcess replay = CliProcess.start(directory, "replay", history.toString())) {
            assertThat(replay.exitCode()).isEqualTo(2);
            assertThat(replay.err()).contains("--jar");
        }
    }
}
