package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window over what a killed one left behind in the middle of things. */
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
        Path store = Files.createDirectory(home.resolve("store"));
        List<ExecutionArn> earlier = KilledWindow.afterFailureAndWait(store, scenarios);
        ExecutionArn failed = earlier.getFirst();
        ExecutionArn waiting = earlier.getLast();

        ScenarioWindow app = new ScenarioWindow(store, scenarios);
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

    private static void openFromList(ScenarioWindow app, ExecutionArn arn) {
        app.await("the list", () -> app.texts("#executions").stream().anyMatch(text -> text.equals(arn.name())));
        app.robot().clickOn(arn.name());
        app.await(
                "the execution",
                () -> app.session() != null && app.session().arn().equals(arn));
    }
}
