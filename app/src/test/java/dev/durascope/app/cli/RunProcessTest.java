package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.HandlerJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Timeout(300)
class RunProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    private static Path orders;
    private static Path approval;
    private static Path cooling;

    @BeforeAll
    static void makeJars() throws IOException {
        orders = HandlerJar.make(
                directory.resolve("orders.jar"),
                Map.of("Orders", HandlerJar.succeeding("Orders", "{\"total\": 5}")),
                Map.of());
        approval = HandlerJar.make(directory.resolve("approval.jar"), Map.of("Approval", Handlers.APPROVAL), Map.of());
        cooling = HandlerJar.make(directory.resolve("cooling.jar"), Map.of("Cooling", Handlers.COOLING), Map.of());
    }

    @Test
    void aRunThatSucceedsPrintsItsResultAndWritesItsHistory() throws Exception {
        Path history = directory.resolve("history.json");
        Path report = directory.resolve("report.xml");
        try (CliProcess run = CliProcess.start(
                directory,
                "run",
                orders.toString(),
                "--input",
                "{\"a\": 1}",
                "--history",
                history.toString(),
                "--junit-xml",
                report.toString())) {

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .contains("> invocation 1 (started)")
                    .contains("SUCCEEDED in ")
                    .contains("1 invocation\n{\n    \"total\": 5\n}");
            assertThat(run.err()).contains("durascope: handler Orders (its only handler)");
            assertThat(JSON.readTree(history.toFile()).path("Events").findValuesAsText("EventType"))
                    .containsExactly("ExecutionStarted", "InvocationCompleted", "ExecutionSucceeded");
            assertThat(report)
                    .content()
                    .contains("<testsuite name=\"Orders\" tests=\"1\" failures=\"0\"", "SUCCEEDED in ");
        }
    }

    @Test
    void aCallbackWithoutAnAnswerIsNamedAndTheHistoryWrittenAllTheSame() throws Exception {
        Path history = directory.resolve("waiting.json");
        try (CliProcess run =
                CliProcess.start(directory, "run", approval.toString(), "--json", "--history", history.toString())) {

            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
            assertThat(run.err())
                    .contains("| asking for approval")
                    .contains("durascope: waiting for callback \"approval\": answer it with --callback approval=JSON");
            JsonNode document = JSON.readTree(run.out());
            assertThat(document.path("status").asText()).isEqualTo("RUNNING");
            assertThat(document.path("waitingFor")).hasSize(1);
            assertThat(document.path("result").isNull()).isTrue();
            assertThat(document.path("operations").findValuesAsText("Type")).containsExactly("EXECUTION", "CALLBACK");
            assertThat(document.path("events").findValuesAsText("EventType"))
                    .containsExactly("ExecutionStarted", "CallbackStarted", "InvocationCompleted");
            assertThat(Files.readString(history)).contains("\"Events\": [");
        }
    }

    @Test
    void answersInAdvanceTakeItOnAndNamesThatNeverCameAreTold() throws Exception {
        try (CliProcess run = CliProcess.start(
                directory, "run", approval.toString(), "--json", "--callback", "approval=1", "--callback", "x=2")) {

            assertThat(run.exitCode()).as(run.err()).isZero();
            JsonNode document = JSON.readTree(run.out());
            assertThat(document.path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(document.path("result").path("approved").asBoolean()).isTrue();
            assertThat(run.err())
                    .contains("durascope: --callback x answered nothing: what waited for an answer was \"approval\".");
        }
        try (CliProcess run =
                CliProcess.start(directory, "run", approval.toString(), "--callback", "approval=fail:No")) {

            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            assertThat(run.err()).contains("durascope: the execution failed: Rejected");
        }
    }

    @Test
    void inManualTimeCommandsFireTimersAndAnswerCallbacksAndTheDocumentStaysOne() throws Exception {
        try (CliProcess run =
                CliProcess.startTyping(directory, "run", cooling.toString(), "--json", "--time", "manual")) {
            run.awaitSaid("durascope: waiting for callback \"approval\"");
            run.type("nexxt");
            run.awaitSaid("durascope: 'nexxt' is not a command");
            run.type("next");
            run.awaitSaid("durascope: wait \"cool down\" is over, 1:00:00 on");
            run.type("complete approval {\"approved\": true}");

            assertThat(run.exitCode()).as(run.err()).isZero();
            JsonNode document = JSON.readTree(run.out());
            assertThat(document.path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(document.path("operations").findValuesAsText("Name")).contains("cool down", "approval");
        }
    }

    @Test
    void inManualTimeARunWhoseInputHasEndedNamesTheTimersItWaitsFor() throws Exception {
        try (CliProcess run = CliProcess.start(
                directory, "run", cooling.toString(), "--time", "manual", "--callback", "approval=1")) {

            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
            assertThat(run.err()).contains("durascope: waiting for wait \"cool down\", due in ");
        }
    }

    @Test
    void aScriptOfCommandsIsCarriedOutLineByLine() throws Exception {
        try (CliProcess run = CliProcess.startTyping(directory, "run", cooling.toString(), "--time", "scaled:0.5")) {
            run.type("# an hour would take two");
            run.type("time x36000");
            run.type("fail approval Rejected too dear");
            run.type("status");
            run.endInput();

            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            assertThat(run.err())
                    .contains("durascope: time ×36000 from now on")
                    .contains("durascope: \"approval\" is answered")
                    .contains("durascope: the execution failed: Rejected");
        }
    }

    @Test
    void aHandlerThatThrowsWhenItIsConstructedIsHeldAndItsErrorTold() throws Exception {
        Path jar = HandlerJar.make(
                directory.resolve("broken.jar"),
                Map.of("Broken", HandlerJar.handler("Broken", "if (true) throw new Error(\"no key\");", "return in;")),
                Map.of());
        try (CliProcess run = CliProcess.start(directory, "run", jar.toString())) {

            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            assertThat(run.err())
                    .contains("held after 5 failed invocations")
                    .contains("no key")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void openWithoutADisplayIsAnErrorWithAClearMessage() throws Exception {
        try (CliProcess open = CliProcess.start(directory, "open", orders.toString())) {
            assertThat(open.exitCode()).isEqualTo(2);
            assertThat(open.err())
                    .isEqualTo(
                            "durascope: there is no display to open a window on: DISPLAY is not set; only the"
                                    + " window needs one: use another command, such as durascope run, replay, export or serve.\n");
        }
    }

    @Test
    void theSampleRunsWithNothingButItsName() throws Exception {
        Optional<Path> sample = SampleJar.find();
        assumeThat(sample).as("the sample's jar, which the package phase makes").isPresent();
        try (CliProcess run = CliProcess.start(directory, "run", sample.get().toString(), "--json")) {

            assertThat(run.exitCode()).as(run.err()).isZero();
            JsonNode document = JSON.readTree(run.out());
            assertThat(document.path("result").path("orderId").asText()).isEqualTo("order-123");
            assertThat(document.path("operations").findValuesAsText("Name"))
                    .contains("validate", "process-payment", "confirmation", "confirm", "persist");
            assertThat(run.home().resolve(".durascope/samples/orders.json"))
                    .content()
                    .contains("order-123");
        }
    }

    @Test
    void theSecondSampleFindsTheFunctionThatItInvokes() throws Exception {
        Optional<Path> sample = SampleJar.findTrip();
        assumeThat(sample).as("the sample's jar, which the package phase makes").isPresent();
        try (CliProcess run = CliProcess.start(directory, "run", sample.get().toString(), "--json")) {

            assertThat(run.exitCode()).as(run.err()).isZero();
            JsonNode document = JSON.readTree(run.out());
            assertThat(document.path("result").path("receiptId").asText()).isEqualTo("receipt-trip-7");
            assertThat(document.path("result").path("tickets").asInt()).isEqualTo(2);
            assertThat(document.path("operations").findValuesAsText("Name"))
                    .contains("quote", "book", "pay", "confirmed", "tickets", "notify");
        }
    }
}
