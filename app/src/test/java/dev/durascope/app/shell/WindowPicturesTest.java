package dev.durascope.app.shell;

import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.KeptPicture;
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
    /** A caret would blink: the same picture has to be drawn each time. */
    private static final String STILL = "data:text/css,.text-input{-fx-display-caret:false;}.caret{visibility:hidden;}";

    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @ParameterizedTest
    @EnumSource
    void aStateIsDrawnInBothThemesAndAtBothSizes(WindowState state) {
        try (PictureScenes scenes = new PictureScenes(home)) {
            state.enter(scenes);
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                for (int[] size : new int[][] {{960, 640}, {1280, 800}}) {
                    String name = state.fileName() + "-" + theme.id() + "-" + size[0];
                    WritableImage picture = picture(scenes, theme, size[0], size[1]);
                    if (state.isKept()) {
                        KeptPicture.keep(name, picture);
                    } else {
                        KeptPicture.draw(name, picture);
                    }
                }
            }
        }
    }

    static WritableImage picture(PictureScenes scenes, Theme theme, int width, int height) {
        DurascopeWindow window = scenes.window();
        Fx.run(() -> {
            window.theme(theme);
            if (!window.scene().getStylesheets().contains(STILL)) {
                window.scene().getStylesheets().add(STILL);
            }
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
