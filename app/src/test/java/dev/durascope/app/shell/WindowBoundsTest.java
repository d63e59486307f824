package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.testing.Fx;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WindowBoundsTest {
    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @Test
    void boundsAreMovedIntoTheScreen() {
        Rectangle2D screen = new Rectangle2D(0, 24, 1280, 776);
        assertThat(DurascopeWindow.within(new Rectangle2D(-1, -8, 1282, 808), screen))
                .isEqualTo(screen);
        assertThat(DurascopeWindow.within(new Rectangle2D(700, 400, 960, 640), screen))
                .isEqualTo(new Rectangle2D(320, 160, 960, 640));
        assertThat(DurascopeWindow.within(new Rectangle2D(100, 60, 960, 640), screen))
                .isEqualTo(new Rectangle2D(100, 60, 960, 640));
    }

    @Test
    void aWindowThatWasLargerThanTheScreenComesBackWithinIt() {
        Rectangle2D screen = Fx.get(() -> Screen.getPrimary().getVisualBounds());
        SettingsFile settings = new SettingsFile(home.resolve("settings.json"));
        settings.change(
                s -> s.withWindow(new Settings.Bounds(-1, -8, screen.getWidth() + 40, screen.getHeight() + 40, false)));
        settings.close();

        try (PictureScenes scenes = new PictureScenes(home)) {
            scenes.open();
            assertThat(Fx.get(() -> scenes.stage().getWidth())).isEqualTo(screen.getWidth());
            assertThat(Fx.get(() -> scenes.stage().getHeight())).isEqualTo(screen.getHeight());
        }
    }
}
