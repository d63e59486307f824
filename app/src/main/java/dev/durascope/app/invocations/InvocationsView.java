package dev.durascope.app.invocations;

import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.FlexColumn;
import dev.durascope.app.look.TextCell;
import dev.durascope.app.text.Durations;
import dev.durascope.app.text.Times;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.icons.DurascopeIcon;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The invocations, one a row. */
public final class InvocationsView extends TableView<InvocationState> {

    /** Shows a model. */
    public InvocationsView(InvocationsModel model, ZoneId zone) {
        setId("invocations");
        setAccessibleText("Invocations");
        setFixedCellSize(26);
        setPlaceholder(new EmptyState(
                DurascopeIcon.INVOCATIONS,
                "No invocations yet",
                "Each time the handler is started or resumed it gets a row here."));
        numeric(column("number", "No.", 44, 40, i -> String.valueOf(i.number())));
        column("cause", "Cause", 132, 96, i -> InvocationsModel.cause(i.cause()));
        column("status", "Status", 92, 84, InvocationsModel::status);
        column("start", "Started", 104, 100, i -> Times.clock(i.start(), zone))
                .getStyleClass()
                .add("mono-cells");
        numeric(column(
                "duration",
                "Took",
                72,
                64,
                i -> i.end() == null ? "" : Durations.taken(Duration.between(i.start(), i.end()))));
        numeric(column("checkpoints", "Checkpoints", 92, 92, i -> String.valueOf(i.checkpoints())));
        numeric(column("replayed", "Replayed", 76, 76, i -> String.valueOf(Math.max(0, i.knownOperations() - 1))));
        column("placement", "Ran on", 240, 100, InvocationsView::placement);
        FlexColumn.stretch(this, getColumns().getLast());
        TextCell.copyRows(this);
        setItems(model.rows());
    }

    private static String placement(InvocationState invocation) {
        String place = invocation.placement() == null ? "" : invocation.placement();
        if (invocation.error() == null) {
            return place;
        }
        String type = invocation.error().errorType();
        String message = invocation.error().errorMessage();
        String error = (type == null ? "Error" : type) + (message == null ? "" : ": " + message);
        return place.isEmpty() ? error : error + " · " + place;
    }

    private static void numeric(TableColumn<InvocationState, String> column) {
        column.getStyleClass().add("numeric");
    }

    private TableColumn<InvocationState, String> column(
            String id, String title, double width, double least, Function<InvocationState, String> text) {
        TableColumn<InvocationState, String> column = new TableColumn<>(title);
        column.setId(id);
        column.setPrefWidth(width);
        column.setMinWidth(least);
        column.setCellFactory(c -> new TextCell<>());
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyStringWrapper(text.apply(features.getValue())));
        getColumns().add(column);
        return column;
    }
}
