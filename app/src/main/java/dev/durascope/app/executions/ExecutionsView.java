package dev.durascope.app.executions;

import dev.durascope.app.look.Copy;
import dev.durascope.app.session.SessionActions;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.icons.DurascopeIcons;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** The executions, newest first: status, name, function, start and duration. */
public final class ExecutionsView extends ListView<ExecutionSummary> {
    private final Consumer<ExecutionArn> open;
    private final Consumer<ExecutionArn> deleted;
    private final SessionActions actions;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param open shows an execution
     * @param deleted hears of an execution that is gone
     */
    public ExecutionsView(
            ExecutionsModel model,
            Consumer<ExecutionArn> open,
            Consumer<ExecutionArn> deleted,
            SessionActions actions,
            InstantSource clock,
            ZoneId zone) {
        this.open = open;
        this.deleted = deleted;
        this.actions = actions;
        this.clock = clock;
        this.zone = zone;
        setId("executions");
        getStyleClass().add("executions");
        setAccessibleText("Executions");
        setFixedCellSize(ExecutionLine.ROW);
        Label none = new Label("Runs of this and earlier sessions stand here.");
        none.setWrapText(true);
        none.getStyleClass().add("absent");
        setPlaceholder(none);
        setItems(model.rows());
        setCellFactory(list -> new ExecutionCell());
        setOnKeyPressed(e -> {
            ExecutionSummary selected = getSelectionModel().getSelectedItem();
            if (selected == null) {
                return;
            }
            if (e.getCode() == KeyCode.ENTER) {
                open.accept(selected.arn());
            } else if (e.getCode() == KeyCode.DELETE && selected.status().isTerminal()) {
                delete(selected);
            }
        });
    }

    /** Marks the execution that is shown. */
    public void mark(@Nullable ExecutionArn arn) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).arn().equals(arn)) {
                getSelectionModel().select(i);
                return;
            }
        }
        getSelectionModel().clearSelection();
    }

    private void delete(ExecutionSummary execution) {
        actions.delete(execution.arn(), () -> deleted.accept(execution.arn()));
    }

    private final class ExecutionCell extends ListCell<ExecutionSummary> {
        private final ExecutionLine line = new ExecutionLine();

        ExecutionCell() {
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    open.accept(getItem().arn());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable ExecutionSummary execution, boolean empty) {
            super.updateItem(execution, empty);
            if (empty || execution == null) {
                setGraphic(null);
                setContextMenu(null);
                return;
            }
            line.show(execution, clock, zone, execution.arn().function());
            setAccessibleText(line.words());
            setGraphic(line);
            setContextMenu(menu(execution));
        }

        private ContextMenu menu(ExecutionSummary execution) {
            ContextMenu menu = new ContextMenu();
            menu.getItems().add(item("Open", DurascopeIcons.EXECUTION, () -> open.accept(execution.arn())));
            if (execution.held()) {
                menu.getItems().add(item("Resume", DurascopeIcons.RUN, () -> actions.resume(execution.arn())));
            }
            if (execution.status().isTerminal()) {
                menu.getItems().add(item("Delete", DurascopeIcons.REMOVE, () -> delete(execution)));
            } else {
                menu.getItems().add(item("Stop", DurascopeIcons.STOP, () -> actions.stop(execution.arn())));
            }
            menu.getItems().add(new SeparatorMenuItem());
            menu.getItems()
                    .add(item(
                            "Copy name",
                            DurascopeIcons.COPY,
                            () -> Copy.text(execution.arn().name())));
            menu.getItems()
                    .add(item(
                            "Copy ARN",
                            DurascopeIcons.COPY,
                            () -> Copy.text(execution.arn().toString())));
            return menu;
        }

        private static MenuItem item(String title, DurascopeIcons icon, Runnable action) {
            MenuItem item = new MenuItem(title, icon.node());
            item.setOnAction(e -> action.run());
            return item;
        }
    }
}
