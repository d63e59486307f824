package dev.durascope.app.palette;

import static dev.durascope.app.text.Texts.text;

import java.util.BitSet;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** A line of the palette: icon, title with what was typed marked, menu and key. */
final class PaletteCell extends ListCell<PaletteEntry> {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private final StackPane icon = new StackPane();
    private final HBox title = new HBox();
    private final Label path = new Label();
    private final Label key = new Label();
    private final HBox line;

    /** @param chosen is told of a click */
    PaletteCell(BiConsumer<PaletteEntry, MouseEvent> chosen) {
        getStyleClass().add("palette-cell");
        icon.getStyleClass().add("palette-icon");
        title.getStyleClass().add("palette-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        path.getStyleClass().addAll("quiet", "small-text");
        path.setMinWidth(Region.USE_PREF_SIZE);
        key.getStyleClass().add("key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line = new HBox(icon, title, path, space, key);
        line.getStyleClass().add("palette-line");
        line.setMinWidth(0);
        line.setPrefWidth(1);
        setOnMouseClicked(event -> {
            PaletteEntry entry = getItem();
            if (entry != null) {
                chosen.accept(entry, event);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        pseudoClassStateChanged(UNAVAILABLE, entry != null && !entry.isEnabled());
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.getChildren().clear();
        if (entry.command().icon() != null) {
            icon.getChildren().add(entry.command().icon().node());
        }
        showTitle(entry.command().plainTitle(), entry.marked());
        path.setText(entry.isEnabled() ? entry.path() : text("palette.path.notNow", entry.path()));
        key.setText(entry.command().key() == null ? "" : entry.command().key().getDisplayText());
        key.setVisible(entry.command().key() != null);
        setAccessibleText(entry.words());
        setGraphic(line);
    }

    private void showTitle(String text, BitSet marked) {
        title.getChildren().clear();
        int from = 0;
        while (from < text.length()) {
            boolean mark = marked.get(from);
            int to = mark ? marked.nextClearBit(from) : marked.nextSetBit(from);
            if (to < 0 || to > text.length()) {
                to = text.length();
            }
            Text part = new Text(text.substring(from, to));
            part.getStyleClass().add(mark ? "palette-mark" : "palette-text");
            title.getChildren().add(part);
            from = to;
        }
    }
}
