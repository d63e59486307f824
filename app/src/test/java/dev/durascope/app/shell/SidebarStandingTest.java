package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.look.StatusLook;
import dev.durascope.app.session.SessionStatus;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListCell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SidebarStandingTest {
    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @Test
    void theListSaysOfTheShownExecutionWhatTheHeaderSays() {
        try (PictureScenes scenes = new PictureScenes(home)) {
            Journals order = SampleOrders.waitingOrder("order-4711");
            scenes.openOn(order, TimeMode.REAL);
            assertThat(Fx.get(() -> SessionStatus.of(scenes.window().model().session())))
                    .isEqualTo(StatusLook.WAITING);

            Fx.await(
                    "the row",
                    () -> rows(scenes).stream()
                            .anyMatch(row -> row.startsWith("Waiting, order-4711") && row.contains(" · Waiting · ")));
            assertThat(rows(scenes)).anyMatch(row -> row.startsWith("Failed, refund-17"));
        }
    }

    private static List<String> rows(PictureScenes scenes) {
        return Fx.get(() -> scenes.window().scene().lookup("#executions").lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty())
                .map(node -> node.getAccessibleText())
                .toList());
    }
}
