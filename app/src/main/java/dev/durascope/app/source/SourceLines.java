package dev.durascope.app.source;

import static dev.durascope.app.text.Texts.text;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A source that is in memory, to be read: numbered, coloured lines, of which only those on screen are nodes. */
public final class SourceLines extends ListView<Integer> {
    private static final int ROW = 20;

    private SourceText source = SourceText.of("");

    /** An empty one. */
    public SourceLines() {
        getStyleClass().add("source-lines");
        setFixedCellSize(ROW);
        setCellFactory(list -> new LineCell());
    }

    /** Shows a text from its beginning. */
    public void show(String text) {
        source = SourceText.of(text);
        ObservableList<Integer> numbers = FXCollections.observableArrayList();
        for (int i = 0; i < source.lines().size(); i++) {
            numbers.add(i);
        }
        setItems(numbers);
        scrollTo(0);
    }

    private final class LineCell extends ListCell<Integer> {
        private final Label number = new Label();
        private final HBox box = new HBox();

        LineCell() {
            number.getStyleClass().add("source-line-number");
            number.setMinWidth(Region.USE_PREF_SIZE);
            box.getStyleClass().add("source-line");
        }

        @Override
        protected void updateItem(@Nullable Integer index, boolean empty) {
            super.updateItem(index, empty);
            if (empty || index == null || index >= source.lines().size()) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            SourceLine.fill(box, number, source, index);
            setAccessibleText(
                    text("source.line", index + 1, source.lines().get(index).strip()));
            setGraphic(box);
        }
    }
}
