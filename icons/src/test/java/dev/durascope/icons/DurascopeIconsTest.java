package dev.durascope.icons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.ServiceLoader;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.IkonProvider;
import org.kordamp.ikonli.javafx.FontIcon;

class DurascopeIconsTest {
    /** Large enough that a wrong curve shows and a pixel's rounding does not. */
    private static final int LARGE = 96;

    @Test
    void everyDrawingHasItsIconAndEveryIconItsDrawing() {
        assertThat(Drawing.all())
                .extracting(drawing -> "%04X %s".formatted(drawing.code(), drawing.name()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DurascopeIcons.values())
                        .map(icon -> "%04X %s".formatted(icon.getCode(), Drawing.nameOf(icon)))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theFontDrawsEveryIconAsItsDrawingIs(DurascopeIcons icon) throws Exception {
        Raster glyph = Raster.of(icon, LARGE);

        assertThat(glyph.difference(Raster.of(Drawing.of(icon), LARGE)))
                .as("difference of %s in the font from its drawing; run npm run build in icons", icon)
                .isLessThan(0.025);
        assertThat(glyph.height()).as("height of the node of %s", icon).isEqualTo(LARGE);
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
    void anIconIsFoundByTheNameItHasInStyleSheets() throws Exception {
        Object found = Toolkit.call(() -> new FontIcon("dsi-status-timed-out").getIconCode());

        assertThat(found).isSameAs(DurascopeIcons.STATUS_TIMED_OUT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurascopeIcons.findByDescription("dsi-teapot"))
                .withMessageContaining("dsi-teapot");
    }

    @Test
    void theFontIsFoundByTheFamilyThatItNamesItself() throws Exception {
        String family = Toolkit.call(() -> {
            FontIcon node = DurascopeIcons.STEP.node();
            StackPane pane = new StackPane(node);
            new Scene(pane);
            pane.applyCss();
            return node.getFont().getFamily();
        });

        assertThat(family).isEqualTo(new DurascopeIconsIkonHandler().getFontFamily());
    }

    @Test
    void toolsThatListPacksFindThisOne() {
        assertThat(ServiceLoader.load(IkonProvider.class))
                .extracting(provider -> (Object) provider.getIkon())
                .contains(DurascopeIcons.class);
    }
}
