package dev.durascope.app.invocations;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.FlexColumn;
import dev.durascope.app.look.Seen;
import dev.durascope.app.look.TextCell;
import dev.durascope.app.look.TextColumn;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.text.Durations;
import dev.durascope.app.text.Times;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.icons.DurascopeIcons;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The invocations, one a row, and beside them what the selected one did, or what changed between two of them. */
public final class InvocationsView extends SplitPane {
    private final InvocationsModel model;
    private final ExecutionSession session;
    private final TableView<InvocationState> table = new TableView<>();
    private final LensView lens;

    private final ObservableValue<Boolean> seen = Seen.of(this);

    /** Held here because the model, which may outlive this, holds it only weakly. */
    private final InvalidationListener changed = o -> look();

    /** Shows a model. */
    public InvocationsView(InvocationsModel model, ExecutionSession session, ZoneId zone) {
        this.model = model;
        this.session = session;
        lens = new LensView(session);
        getStyleClass().add("invocations");
        table.setId("invocations");
        table.setAccessibleText(text("invocations.table"));
        table.setFixedCellSize(26);
        table.setPlaceholder(new EmptyState(
                DurascopeIcons.INVOCATIONS, text("invocations.none.title"), text("invocations.none.text")));
        numeric(column("number", text("invocations.column.number"), 44, 40, i -> String.valueOf(i.number())));
        column("cause", text("invocations.column.cause"), 112, 96, i -> InvocationsModel.cause(i.cause()));
        column("status", text("invocations.column.status"), 92, 84, InvocationsModel::status);
        column("start", text("invocations.column.started"), 104, 100, i -> Times.clock(i.start(), zone))
                .getStyleClass()
                .add("mono-cells");
        numeric(column(
                "duration",
                text("invocations.column.took"),
                72,
                64,
                i -> i.end() == null ? "" : Durations.taken(Duration.between(i.start(), i.end()))));
        TableColumn<InvocationState, String> placement =
                column("placement", text("invocations.column.placement"), 240, 100, InvocationsView::placement);
        numeric(column(
                "checkpoints", text("invocations.column.checkpoints"), 92, 92, i -> String.valueOf(i.checkpoints())));
        numeric(column(
                "replayed",
                text("invocations.column.replayed"),
                76,
                76,
                i -> String.valueOf(Math.max(0, i.knownOperations() - 1))));
        FlexColumn.stretch(table, placement);
        TextCell.copyRows(table);
        table.setItems(model.rows());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> look());
        getItems().addAll(table, lens);
        setDividerPositions(0.62);
        model.revisionProperty().addListener(new WeakInvalidationListener(changed));
        seen.addListener((o, before, now) -> look());
        focusedProperty().addListener((o, before, now) -> {
            if (now) {
                table.requestFocus();
            }
        });
    }

    /** The table, whose columns are remembered. */
    public TableView<InvocationState> table() {
        return table;
    }

    /** Two selected invocations are compared, the newest stands for none. It goes over all operations, so only if seen. */
    private void look() {
        model.revisionProperty().get();
        if (!seen.getValue()) {
            return;
        }
        List<InvocationState> rows = model.rows();
        List<Integer> chosen = table.getSelectionModel().getSelectedIndices().stream()
                .filter(row -> row >= 0 && row < rows.size())
                .sorted()
                .toList();
        lens.setVisible(!rows.isEmpty());
        if (chosen.size() >= 2) {
            lens.compare(rows.get(chosen.getFirst()), rows.get(chosen.getLast()));
        } else if (!rows.isEmpty()) {
            lens.show(Lens.of(session, chosen.isEmpty() ? rows.getLast() : rows.get(chosen.getFirst())));
        }
    }

    private static String placement(InvocationState invocation) {
        String place = invocation.placement() == null ? "" : invocation.placement();
        if (invocation.error() == null) {
            return place;
        }
        String type = invocation.error().errorType();
        String message = invocation.error().errorMessage();
        String error = (type == null ? text("invocations.error") : type) + (message == null ? "" : ": " + message);
        return place.isEmpty() ? error : error + " · " + place;
    }

    private static void numeric(TableColumn<InvocationState, String> column) {
        column.getStyleClass().add("numeric");
    }

    private TableColumn<InvocationState, String> column(
            String id, String title, double width, double least, Function<InvocationState, String> text) {
        TableColumn<InvocationState, String> column = TextColumn.of(id, title, width, least, text);
        table.getColumns().add(column);
        return column;
    }
}
