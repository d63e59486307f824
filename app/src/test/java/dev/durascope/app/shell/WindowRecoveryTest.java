package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window over a store that a process left behind in the middle of things. */
@Tag("slow")
@Timeout(120)
class WindowRecoveryTest {
    @TempDir
    Path home;

    @Test
    void afterAKillTheTimersAreSetAgainAndEarlierExecutionsAreThereToRead() throws Exception {
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
        Fx.start();
        Path scenarios = ScenarioZip.make(home);
        Path first = Files.createDirectory(home.resolve("first"));
        Path second = Files.createDirectory(home.resolve("second"));
        ScenarioWindow app = new ScenarioWindow(first, scenarios);
        ExecutionArn failed = app.run("throw", TimeMode.SKIP);
        app.awaitEnd(ExecutionStatus.FAILED);
        ExecutionArn waiting = app.run("waits", TimeMode.REAL);
        app.awaitSuspended("first");
        // What a kill leaves is the files as they are: nothing is closed before they are taken.
        copyStore(first, second);
        app.close();

        app = new ScenarioWindow(second, scenarios);
        try {
            openFromList(app, waiting);
            app.awaitSuspended("first");
            assertThat(app.textsOf("first")).contains("Waiting").anyMatch(text -> text.startsWith("resumes in 59:"));
            app.select("first");
            app.press(KeyCode.CONTROL, KeyCode.T);
            app.awaitSuspended("second");
            app.picture("recovered");

            openFromList(app, failed);
            app.awaitEnd(ExecutionStatus.FAILED);
            app.robot().clickOn("#tab-history");
            assertThat(app.texts("#history")).contains("ExecutionStarted", "InvocationCompleted", "ExecutionFailed");
            assertThat(app.texts(".status-chip")).containsExactly("Failed");
            assertThat(app.texts("#executions")).anyMatch(text -> text.contains("Running"));
        } finally {
            app.close();
        }
    }

    private static void copyStore(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("durascope.db"))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void openFromList(ScenarioWindow app, ExecutionArn arn) {
        app.await("the list", () -> app.texts("#executions").stream().anyMatch(text -> text.equals(arn.name())));
        app.robot().clickOn(arn.name());
        app.await(
                "the execution",
                () -> app.session() != null && app.session().arn().equals(arn));
    }
}
