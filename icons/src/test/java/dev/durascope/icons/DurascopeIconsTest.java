package dev.durascope.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;

class DurascopeIconsTest {
    private static final int SIZE = 24;

    /** A code point of the private use area that no icon has. */
    private static final String ABSENT = new String(Character.toChars(0xF8FE));

    @ParameterizedTest
    @EnumSource
    void everyIconResolvesToAGlyphOfItsFontAndRendersIt(DurascopeIcons icon) throws Exception {
        FontIcon node = icon.node(SIZE);
        String drawn = Toolkit.call(() -> pixels(node));
        Font font = node.getFont();
        String absent = Toolkit.call(() -> {
            Text text = new Text(ABSENT);
            text.setFont(font);
            return pixels(text);
        });

        assertThat(font.getFamily()).startsWith("Material Icons");
        assertThat(drawn).as("pixels of %s", icon).contains("#");
        assertThat(drawn)
                .as("%s must not be the font's missing-glyph box", icon)
                .isNotEqualTo(absent);
    }

    @Test
    void aNodeWithoutASizeLeavesItToTheStyleSheet() throws Exception {
        int size = Toolkit.call(() -> {
            FontIcon node = DurascopeIcons.RUN.node();
            StackPane pane = new StackPane(node);
            node.setStyle("-fx-icon-size: 40;");
            new Scene(pane);
            pane.applyCss();
            return node.getIconSize();
        });

        assertThat(size).isEqualTo(40);
    }

    @Test
    void noTwoStatusesOfAnOperationLookAlike() {
        var statuses = Arrays.stream(DurascopeIcons.values())
                .filter(icon -> icon.name().startsWith("STATUS_") && icon != DurascopeIcons.STATUS_RUNNING)
                .collect(Collectors.groupingBy(DurascopeIcons::getDescription));

        assertThat(statuses.values()).allSatisfy(alike -> assertThat(alike).hasSize(1));
    }

    /** The node's pixels as rows of {@code #} where it is drawn and {@code .} where it is not. */
    private static String pixels(Node node) {
        StackPane pane = new StackPane(node);
        pane.setPrefSize(SIZE * 2, SIZE * 2);
        pane.setStyle("-fx-background-color: transparent;");
        new Scene(pane, SIZE * 2, SIZE * 2, Color.TRANSPARENT);
        pane.applyCss();
        pane.layout();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        WritableImage image = pane.snapshot(parameters, null);
        StringBuilder rows = new StringBuilder();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                rows.append(image.getPixelReader().getColor(x, y).getOpacity() > 0.5 ? '#' : '.');
            }
            rows.append('\n');
        }
        return rows.toString();
    }
}
