package dev.durascope.app.look;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** A table cell of text; what does not fit stands in its tooltip. */
public final class TextCell<R> extends TableCell<R, String> {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    /** A cell that shows nothing yet. */
    public TextCell() {
        WholeText.inTooltip(this);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty ? null : text);
    }

    /** Lets the copy key copy the selected row of a table, its cells separated by tabs. */
    public static <R> void copyRows(TableView<R> table) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            R row = table.getSelectionModel().getSelectedItem();
            if (row != null && COPY.match(e)) {
                StringBuilder text = new StringBuilder();
                for (TableColumn<R, ?> column : table.getColumns()) {
                    text.append(text.isEmpty() ? "" : "\t").append(column.getCellData(row));
                }
                Copy.text(text.toString());
                e.consume();
            }
        });
    }
}
