package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.app.launch.SampleJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code durascope fork}: the second sample, recorded by {@code durascope run}, with another price of a seat. */
@Tag("slow")
@Timeout(300)
class ForkProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    private static String jar;
    private static Path history;
    private static String recorded;

    @BeforeAll
    static void record() throws Exception {
        Assumptions.assumeTrue(
                SampleJar.findTrip().isPresent(), "the sample's jar is not built: run the build to its package phase");
        jar = SampleJar.findTrip().orElseThrow().toString();
        history = directory.resolve("history.json");
        try (CliProcess run = CliProcess.start(directory, "run", jar, "--history", history.toString())) {
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        recorded = Files.readString(history);
    }

    private static CliProcess fork(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("fork", history.toString(), "--jar", jar));
        arguments.addAll(List.of(options));
        return CliProcess.start(directory, arguments.toArray(String[]::new));
    }

    @Test
    void theLedgerComesFirstThenTheRestRunsAndBothStandSideBySide() throws Exception {
        try (CliProcess fork = fork("--result", "quote=90", "--yes")) {
            assertThat(fork.exitCode()).as(fork.out() + fork.err()).isZero();
            assertThat(fork.out().lines().skip(1).limit(3))
                    .containsExactly(
                            "  Kept: everything up to event 8, StepSucceeded.",
                            "  Changed: Step 'quote' succeeds with 90.",
                            "  Answered from history, not run: 2 operations.");
            assertThat(fork.out()).contains("forked after event 8 of ").doesNotContain("validate  STEP  started");
            assertThat(fork.out().lines())
                    .anyMatch(line -> line.startsWith("* quote  STEP  succeeded: 180") && line.endsWith(": 90"))
                    .anyMatch(line -> line.startsWith(">       book-seats  STEP  succeeded"))
                    .anyMatch(line -> line.startsWith("First difference: Step 'book-seats' succeeded with"));
        }
        assertThat(Files.readString(history)).isEqualTo(recorded);
    }

    @Test
    void nothingRunsBeforeSomebodySaysYes() throws Exception {
        try (CliProcess asked = CliProcess.startTyping(
                directory, "fork", history.toString(), "--jar", jar, "--error", "quote=NoPrice")) {
            asked.awaitSaid("Run it? [y/N]");
            asked.type("n");
            assertThat(asked.exitCode()).isEqualTo(1);
            assertThat(asked.err()).contains("nothing was run");
        }
        try (CliProcess nobody = fork("--error", "quote=NoPrice")) {
            assertThat(nobody.exitCode()).isEqualTo(2);
            assertThat(nobody.err()).contains("give --yes to run the fork");
        }
        try (CliProcess asked = CliProcess.startTyping(
                directory, "fork", history.toString(), "--jar", jar, "--error", "quote=NoPrice:too late")) {
            asked.awaitSaid("Run it? [y/N]");
            asked.type("y");
            assertThat(asked.exitCode()).isEqualTo(1);
            assertThat(asked.err()).contains("NoPrice: too late");
            assertThat(asked.out()).contains("is not in the fork. ");
        }
    }

    @Test
    void oneDocumentTellsAllAndARecordingIsForkedAgain() throws Exception {
        Path recording = directory.resolve("fork.durascope");
        Path forked = directory.resolve("fork.json");
        try (CliProcess fork = fork(
                "--at", "8", "--yes", "--json", "--recording", recording.toString(), "--history", forked.toString())) {
            assertThat(fork.exitCode()).as(fork.err()).isZero();
            JsonNode document = JSON.readTree(fork.out());
            assertThat(document.path("atEvent").asInt()).isEqualTo(8);
            assertThat(document.path("ledger").path("answered")).hasSize(2);
            assertThat(document.path("fork").path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(document.path("comparison").path("same").asBoolean()).isTrue();
            assertThat(document.path("comparison")
                            .path("rows")
                            .get(1)
                            .path("difference")
                            .asText())
                    .isEqualTo("SAME");
            assertThat(JSON.readTree(forked.toFile()).path("Events")).hasSizeGreaterThan(20);
        }
        try (CliProcess again = CliProcess.start(
                directory, "fork", recording.toString(), "--jar", jar, "--result", "quote=1", "--yes")) {
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(again.out()).contains("First difference: Step 'book-seats'");
        }
    }

    @Test
    void badInputIsNamedBeforeAnythingRuns() throws Exception {
        refused("nothing says where the fork begins", "--yes");
        refused("--result quote must be OPERATION=JSON", "--yes", "--result", "quote");
        refused("--error quote= must be OPERATION=TYPE", "--yes", "--error", "quote=");
        refused("The edited result of Step 'quote' is not valid JSON", "--yes", "--result", "quote={");
        refused("there is no operation hotl in the history; there are validate, quote", "--yes", "--result", "hotl=1");
        refused("2 operations are called ticket; name one by its id: ", "--yes", "--result", "ticket=1");
        refused("There is no event 999 in the history", "--yes", "--at", "999");
        refused("has no outcome to edit: cut at event 8 or later", "--yes", "--at", "4", "--result", "quote=1");
    }

    private static void refused(String said, String... options) throws Exception {
        try (CliProcess fork = fork(options)) {
            assertThat(fork.exitCode()).as(fork.err()).isEqualTo(2);
            assertThat(fork.err()).contains(said);
            assertThat(fork.out()).isEmpty();
        }
    }

    @Test
    void anEditThatTheHandlerCannotReadIsExplained() throws Exception {
        try (CliProcess fork = fork("--result", "quote=\"a lot\"", "--yes")) {
            assertThat(fork.exitCode()).isEqualTo(1);
            assertThat(fork.err())
                    .contains(
                            "The handler could not read a value, and one was edited. Recorded was: Step 'quote' 180.");
        }
    }
}
