package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.notice.Notice;
import dev.durascope.app.testing.Fx;
import java.nio.file.Path;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notices that stay leave the buttons at the window's lower end in sight. */
@Timeout(60)
class NoticePlaceTest {
    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @ParameterizedTest
    @CsvSource({
        "LAUNCH, 960, 640, #launch-run",
        "LAUNCH, 1200, 780, #launch-run",
        "REBUILT, 960, 640, #rebuilt .button",
        "REBUILT, 1200, 780, #rebuilt .button"
    })
    void noticesCoverNoneOf(WindowState state, int width, int height, String buttons) {
        try (PictureScenes scenes = new PictureScenes(home)) {
            state.enter(scenes);
            Scene scene = scenes.window().scene();
            Fx.run(() -> {
                scenes.stage().setWidth(width);
                scenes.stage().setHeight(height);
                scenes.window().model().notices().tell(Notice.problem("The jar could not be read: it is no archive."));
                scenes.window().model().notices().tell(Notice.problem("The history could not be read: " + home));
            });
            Fx.await(
                    "the size",
                    () -> scene.getWidth() == width
                            && scene.getHeight() == height
                            && scene.getRoot().lookupAll(".notification").size() == 2);
            Fx.pulse();
            Fx.pulse();

            Set<Node> covered = Fx.get(() -> scene.getRoot().lookupAll(buttons));
            assertThat(covered).isNotEmpty().allMatch(Button.class::isInstance);
            for (Node notice : Fx.get(() -> scene.getRoot().lookupAll(".notification"))) {
                Bounds box = Fx.get(() -> notice.localToScene(notice.getLayoutBounds()));
                assertThat(covered).noneMatch(button -> box.intersects(button.localToScene(button.getLayoutBounds())));
                assertThat(scene.getHeight() - box.getMaxY())
                        .as("near the lower end")
                        .isBetween(20.0, 160.0);
            }
        }
    }
}
