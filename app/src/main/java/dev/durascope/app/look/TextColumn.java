package dev.durascope.app.look;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;

/** Columns of text; what does not fit stands in a tooltip. */
public final class TextColumn {
    private TextColumn() {}

    /**
     * Makes a column that keeps its place and the order of the rows.
     *
     * @param id by which its width is remembered
     * @param width at first
     * @param least its smallest width
     */
    public static <R> TableColumn<R, String> of(
            String id, String title, double width, double least, Function<R, String> text) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setId(id);
        column.setPrefWidth(width);
        column.setMinWidth(least);
        column.setCellFactory(c -> new TextCell<>());
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyStringWrapper(text.apply(features.getValue())));
        return column;
    }
}
