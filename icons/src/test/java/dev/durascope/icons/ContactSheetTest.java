package dev.durascope.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Draws every icon with its name, at the sizes the window draws them in, for docs/icons.md: into {@code target/pictures},
 * to be compared with what is kept; with {@code -Ddurascope.docs=write} it is kept instead.
 */
class ContactSheetTest {
    private static final Path KEPT = Path.of("../docs/images");
    private static final Path DRAWN = Path.of("target/pictures");

    private static final List<Integer> SIZES = List.of(24, 16, 12);
    private static final int COLUMNS = 4;
    private static final int CELL_WIDTH = 242;
    private static final int CELL_HEIGHT = 32;
    private static final int HEADING = 34;
    private static final int MARGIN = 16;
    private static final int GAP = 8;

    /** How far the mean of an icon's pixels may be from what is kept, of 1: another icon is farther. */
    private static final double NEAR = 0.03;

    /** The window's ground, and its colours of what is read and of what only stands by. */
    enum Theme {
        LIGHT("#ffffff", "#24292f", "#57606a"),
        DARK("#0d1117", "#c9d1d9", "#8b949e");

        private final Color ground;
        private final Color ink;
        private final Color quiet;

        Theme(String ground, String ink, String quiet) {
            this.ground = Color.web(ground);
            this.ink = Color.web(ink);
            this.quiet = Color.web(quiet);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyIconIsShownWithItsName(Theme theme) throws Exception {
        Map<DurascopeIcons, Bounds> places = new LinkedHashMap<>();
        Image sheet = Toolkit.call(() -> {
            Pane pane = new Pane();
            pane.setStyle("-fx-background-color: transparent;");
            int height = draw(pane, theme, places);
            return new Scene(pane, 2 * MARGIN + COLUMNS * CELL_WIDTH, height, theme.ground).snapshot(null);
        });
        assertThat(places).containsOnlyKeys(DurascopeIcons.values());

        String name = "icons-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        Files.createDirectories(DRAWN);
        Files.write(DRAWN.resolve(name), Png.encode(sheet));
        if ("write".equals(System.getProperty("durascope.docs"))) {
            Files.write(KEPT.resolve(name), Png.encode(sheet));
            return;
        }
        Image kept = Toolkit.call(() -> new Image(KEPT.resolve(name).toUri().toString()));
        String advice = "docs/images/" + name + " no longer shows what target/pictures/" + name
                + " does: look at it, and keep it with -Ddurascope.docs=write";
        assertThat(kept.getWidth()).as(advice).isEqualTo(sheet.getWidth());
        assertThat(kept.getHeight()).as(advice).isEqualTo(sheet.getHeight());
        places.forEach((icon, place) -> assertThat(difference(kept, sheet, place))
                .as("%s: %s", icon, advice)
                .isLessThan(NEAR));
    }

    /** Draws all families one below the other and tells where each icon lies. @return the height of all */
    private static int draw(Pane pane, Theme theme, Map<DurascopeIcons, Bounds> places) {
        int y = MARGIN / 2;
        for (Family family : Family.values()) {
            Text heading = text(family.title(), Font.font("System", FontWeight.BOLD, 14), theme.ink);
            put(pane, heading, MARGIN, y + HEADING / 2.0);
            y += HEADING;
            List<DurascopeIcons> icons = family.icons();
            for (int i = 0; i < icons.size(); i++) {
                int x = MARGIN + i % COLUMNS * CELL_WIDTH;
                int top = y + i / COLUMNS * CELL_HEIGHT;
                int end = cell(pane, icons.get(i), theme, x, top);
                places.put(icons.get(i), new BoundingBox(x, top, end - x, CELL_HEIGHT));
            }
            y += (icons.size() + COLUMNS - 1) / COLUMNS * CELL_HEIGHT;
        }
        return y + MARGIN;
    }

    /** Draws one icon in all sizes, then its name. @return where the name begins */
    private static int cell(Pane pane, DurascopeIcons icon, Theme theme, int left, int top) {
        int x = left;
        for (int size : SIZES) {
            FontIcon node = icon.node(size);
            node.setIconColor(theme.ink);
            node.setTextOrigin(VPos.TOP);
            node.setLayoutX(x);
            node.setLayoutY(top + (CELL_HEIGHT - size) / 2.0);
            pane.getChildren().add(node);
            x += size + GAP;
        }
        put(pane, text(Drawing.nameOf(icon), Font.font("System", 12), theme.quiet), x, top + CELL_HEIGHT / 2.0);
        return x;
    }

    private static Text text(String words, Font font, Color colour) {
        Text text = new Text(words);
        text.setFont(font);
        text.setFill(colour);
        text.setTextOrigin(VPos.CENTER);
        return text;
    }

    private static void put(Pane pane, Node node, double x, double y) {
        node.setLayoutX(x);
        node.setLayoutY(y);
        pane.getChildren().add(node);
    }

    private static double difference(Image one, Image other, Bounds place) {
        double sum = 0;
        for (int y = (int) place.getMinY(); y < place.getMaxY(); y++) {
            for (int x = (int) place.getMinX(); x < place.getMaxX(); x++) {
                double a = one.getPixelReader().getColor(x, y).getBrightness();
                double b = other.getPixelReader().getColor(x, y).getBrightness();
                sum += Math.abs(a - b);
            }
        }
        return sum / (place.getWidth() * place.getHeight());
    }
}
