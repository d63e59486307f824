package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionStatus;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The second sample, from the welcome page to its result, with nothing done but opening and running it. */
@Tag("slow")
@Timeout(120)
class TripSampleJourneyTest {
    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
        Assumptions.assumeTrue(
                SampleJar.findTrip().isPresent(), "the sample's jar is not built: run the build to its package phase");
    }

    @Test
    void itIsOneClickAwayAndFindsTheFunctionThatItInvokes() throws Exception {
        try (RealWindow app = RealWindow.open(home)) {
            app.await("the welcome page", () -> app.scene().getRoot().lookup(".welcome-action") != null);
            app.robot().clickOn("Open Trip Sample");
            app.awaitPlace(WindowModel.Place.LAUNCH);
            app.await(
                    "the sample event",
                    () -> app.model().launch().inputProperty().get().contains("trip-7"));
            app.press(KeyCode.SHIFT, KeyCode.F10);
            app.awaitStatus(ExecutionStatus.SUCCEEDED);
            assertThat(Fx.get(() -> app.model().session().state().operations().stream()
                            .map(OperationState::operation)
                            .map(operation -> Objects.toString(operation.subType(), ""))
                            .toList()))
                    .contains("Map", "Parallel", "WaitForCondition");
            assertThat(Fx.get(() -> app.model().executions().rows().size()))
                    .as("the trip and its payment")
                    .isEqualTo(2);
        }
    }
}
