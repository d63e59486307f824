package dev.durascope.app.look;

import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Lets one column take the width that the others leave, so that a table always fills its pane and no more. */
public final class FlexColumn {
    /** What a vertical scroll bar and the borders take. */
    private static final double MARGIN = 14;

    private FlexColumn() {}

    /** Makes a column of a table the one that stretches. The others keep the width the user gave them. */
    public static void stretch(TableView<?> table, TableColumn<?, ?> flexible) {
        InvalidationListener fit = o -> fit(table, flexible);
        table.widthProperty().addListener(fit);
        for (TableColumn<?, ?> column : table.getColumns()) {
            if (column != flexible) {
                column.widthProperty().addListener(fit);
                column.visibleProperty().addListener(fit);
            }
        }
        flexible.setResizable(false);
    }

    private static void fit(TableView<?> table, TableColumn<?, ?> flexible) {
        double others = 0;
        for (TableColumn<?, ?> column : table.getColumns()) {
            if (column != flexible && column.isVisible()) {
                others += column.getWidth();
            }
        }
        double width = Math.floor(table.getWidth() - others - MARGIN);
        flexible.setPrefWidth(Math.max(flexible.getMinWidth(), width));
    }
}
