package dev.durascope.app.history;

import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.FlexColumn;
import dev.durascope.app.look.TextCell;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.text.Times;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.icons.DurascopeIcon;
import java.time.ZoneId;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** AWS's history, an event a row. Selecting an event selects its operation. */
public final class HistoryView extends TableView<HistoryEvent> {
    private final ExecutionSession session;

    /** Shows a session's events. */
    public HistoryView(ExecutionSession session, ZoneId zone) {
        this.session = session;
        setId("history");
        setAccessibleText("History");
        setFixedCellSize(26);
        setPlaceholder(new EmptyState(
                DurascopeIcon.HISTORY,
                "No history yet",
                "AWS's events appear here, the first one when the run starts."));
        TableColumn<HistoryEvent, String> id =
                column("id", "Id", 48, 40, e -> String.valueOf(e.header().eventId()));
        id.getStyleClass().add("numeric");
        getColumns().add(id);
        TableColumn<HistoryEvent, String> time =
                column("time", "Time", 104, 100, e -> Times.clock(e.header().timestamp(), zone));
        time.getStyleClass().add("mono-cells");
        getColumns().add(time);
        getColumns().add(column("type", "Event", 176, 150, HistoryEvent::eventType));
        getColumns().add(column("operation", "Operation", 160, 100, this::operation));
        getColumns().add(column("details", "Details", 320, 120, EventText::details));
        FlexColumn.stretch(this, getColumns().getLast());
        TextCell.copyRows(this);
        setItems(session.events().events());
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null && now.header().id() != null) {
                session.selectedOperationProperty().set(now.header().id());
            }
        });
    }

    private String operation(HistoryEvent event) {
        String id = event.header().id();
        if (id == null) {
            return "";
        }
        OperationState state = session.operation(id);
        return state == null ? id : session.title(state);
    }

    private static TableColumn<HistoryEvent, String> column(
            String id, String title, double width, double least, Function<HistoryEvent, String> text) {
        TableColumn<HistoryEvent, String> column = new TableColumn<>(title);
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
