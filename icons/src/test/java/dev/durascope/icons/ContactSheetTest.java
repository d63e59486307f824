package dev.durascope.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws every icon with its name, at the sizes the window draws them in, for docs/icons.md. */
class ContactSheetTest {
    private static final Path IMAGES = Path.of("../docs/images");
    private static final int[] SIZES = {24, 16, 12};
    private static final double WIDTH = 1000;
    private static final int COLUMNS = 4;

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
    void everyIconIsDrawnWithItsName(Theme theme) throws Exception {
        List<Text> names = new ArrayList<>();
        Image sheet = Toolkit.call(() -> {
            VBox families = new VBox(10);
            families.setStyle("-fx-padding: 16; -fx-background-color: transparent;");
            for (Family family : Family.values()) {
                families.getChildren().addAll(heading(family, theme), cells(family, theme, names));
            }
            Scene scene = new Scene(families, theme.ground);
            families.setPrefWidth(WIDTH);
            families.applyCss();
            families.autosize();
            families.layout();
            return scene.snapshot(null);
        });
        Path file = IMAGES.resolve("icons-" + theme.name().toLowerCase() + ".png");
        Files.write(file, Png.encode(sheet));

        assertThat(names)
                .extracting(Text::getText)
                .hasSameSizeAs(DurascopeIcons.values())
                .doesNotHaveDuplicates();
        assertThat(sheet.getWidth()).isEqualTo(WIDTH);
    }

    private static Text heading(Family family, Theme theme) {
        Text heading = new Text(family.title());
        heading.setFont(Font.font("System", FontWeight.BOLD, 14));
        heading.setFill(theme.ink);
        return heading;
    }

    private static TilePane cells(Family family, Theme theme, List<Text> names) {
        TilePane cells = new TilePane();
        cells.setPrefColumns(COLUMNS);
        cells.setPrefTileWidth((WIDTH - 32) / COLUMNS);
        cells.setTileAlignment(Pos.CENTER_LEFT);
        for (DurascopeIcons icon : family.icons()) {
            HBox cell = new HBox(8);
            cell.setAlignment(Pos.CENTER_LEFT);
            cell.setStyle("-fx-padding: 4 0 4 0;");
            for (int size : SIZES) {
                FontIcon node = icon.node(size);
                node.setIconColor(theme.ink);
                cell.getChildren().add(node);
            }
            Text name = new Text(Drawing.nameOf(icon));
            name.setFont(Font.font("System", 12));
            name.setFill(theme.quiet);
            names.add(name);
            cell.getChildren().add(name);
            cells.getChildren().add(cell);
        }
        return cells;
    }
}
