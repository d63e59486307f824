package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Png;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of the window for the guide, in both themes and at both sizes, of executions written by hand. */
@Timeout(120)
class WindowPicturesTest {
    private static final Path KEPT = Path.of("../docs/images").toAbsolutePath().normalize();
    private static final Path LOOKED_AT =
            Path.of("target/pictures").toAbsolutePath().normalize();

    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @ParameterizedTest
    @EnumSource
    void aStateIsDrawnInBothThemesAndAtBothSizes(WindowState state) throws Exception {
        Path directory = Files.createDirectories(state.isKept() ? KEPT : LOOKED_AT);
        try (PictureScenes scenes = new PictureScenes(home)) {
            state.enter(scenes);
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                for (int[] size : new int[][] {{960, 640}, {1280, 800}}) {
                    Path file = directory.resolve(state.fileName() + "-" + theme.id() + "-" + size[0] + ".png");
                    Png.write(picture(scenes, theme, size[0], size[1]), file);
                    assertThat(file).isNotEmptyFile();
                }
            }
        }
    }

    static WritableImage picture(PictureScenes scenes, Theme theme, int width, int height) {
        DurascopeWindow window = scenes.window();
        Fx.run(() -> {
            window.theme(theme);
            scenes.stage().setWidth(width);
            scenes.stage().setHeight(height);
        });
        Fx.await(
                "the size",
                () -> window.scene().getWidth() == width && window.scene().getHeight() == height);
        Fx.pulse();
        Fx.pulse();
        return Fx.get(() -> {
            window.scene().getRoot().applyCss();
            return window.scene().snapshot(null);
        });
    }
}
