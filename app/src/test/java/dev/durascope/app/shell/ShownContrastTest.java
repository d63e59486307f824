package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every text in every state of the window stands out from what it is drawn on (WCAG 2.2, level AA). */
@Timeout(120)
class ShownContrastTest {
    private static final double LEAST = 4.5;

    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @ParameterizedTest
    @EnumSource
    void everyTextCanBeReadInBothThemes(WindowState state) {
        try (PictureScenes scenes = new PictureScenes(home)) {
            state.enter(scenes);
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                WritableImage shown = WindowPicturesTest.picture(
                        scenes, theme, (int) DurascopeWindow.LEAST_WIDTH, (int) DurascopeWindow.LEAST_HEIGHT);
                Set<String> faint = new TreeSet<>();
                Fx.run(() -> collect(scenes.window().scene().getRoot(), shown, faint));
                assertThat(faint).as(theme.id()).isEmpty();
            }
        }
    }

    static void collect(Node node, WritableImage shown, Set<String> faint) {
        // What is off need not be read, and what fades is on its way.
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() < 1) {
            return;
        }
        if (node instanceof Text text && !(node instanceof FontIcon) && text.getFill() instanceof Color ink) {
            Bounds bounds = text.localToScene(text.getBoundsInLocal());
            Color ground = isCut(text, bounds) ? null : ground(shown, bounds);
            if (ground != null && !text.getText().isBlank() && ink.getOpacity() > 0) {
                double contrast = ContrastTest.contrast(hex(ink), hex(ground));
                if (contrast < LEAST) {
                    faint.add(String.format(
                            Locale.ROOT,
                            "%.2f: %s on %s: \"%s\" of %s",
                            contrast,
                            hex(ink),
                            hex(ground),
                            text.getText(),
                            text.getParent()));
                }
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, shown, faint));
        }
    }

    /** Whether a part of it is scrolled out of view, where something else is drawn. */
    private static boolean isCut(Node node, Bounds inScene) {
        for (Node each = node; each != null; each = each.getParent()) {
            Node clip = each.getClip();
            if (clip != null && !each.localToScene(clip.getBoundsInParent()).contains(inScene)) {
                return true;
            }
        }
        return false;
    }

    /** The colour that most of an area has; {@code null} when it is not wholly in the picture. */
    private static Color ground(WritableImage shown, Bounds area) {
        int left = (int) Math.floor(area.getMinX());
        int top = (int) Math.floor(area.getMinY());
        int right = (int) Math.ceil(area.getMaxX());
        int bottom = (int) Math.ceil(area.getMaxY());
        if (left < 0 || top < 0 || right > shown.getWidth() || bottom > shown.getHeight() || right <= left) {
            return null;
        }
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                counts.merge(shown.getPixelReader().getArgb(x, y), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> Color.rgb(most.getKey() >> 16 & 255, most.getKey() >> 8 & 255, most.getKey() & 255))
                .orElse(null);
    }

    private static String hex(Color colour) {
        return String.format(
                Locale.ROOT,
                "%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }
}
