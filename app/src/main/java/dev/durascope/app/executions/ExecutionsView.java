package dev.durascope.app.executions;

import dev.durascope.app.look.Copy;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.look.WholeText;
import dev.durascope.app.session.SessionActions;
import dev.durascope.app.text.Durations;
import dev.durascope.app.text.Times;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.icons.DurascopeIcon;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

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
        setFixedCellSize(44);
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
        private final FontIcon icon = DurascopeIcon.EXECUTION.node();
        private final Label name = new Label();
        private final Label below = new Label();
        private final HBox box;

        ExecutionCell() {
            name.getStyleClass().add("execution-name");
            below.getStyleClass().addAll("quiet", "small-text");
            WholeText.cutInTheMiddle(name);
            below.setMinWidth(0);
            WholeText.inTooltip(below);
            icon.getStyleClass().add("status-icon");
            VBox text = new VBox(name, below);
            text.getStyleClass().add("two-lines");
            text.setMinWidth(0);
            box = new HBox(icon, text);
            box.setPrefWidth(1);
            box.setMinWidth(0);
            box.getStyleClass().add("execution-line");
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
            StatusLook look = StatusLook.of(execution);
            icon.setIconCode(look.icon());
            icon.getStyleClass().removeAll(StatusLook.STYLE_CLASSES);
            icon.getStyleClass().add(look.styleClass());
            name.setText(execution.arn().name());
            String when = Times.recent(execution.start(), LocalDate.ofInstant(clock.instant(), zone), zone);
            String took = execution.end() == null
                    ? look.word()
                    : Durations.taken(Duration.between(execution.start(), execution.end()));
            below.setText(when + " · " + took + " · " + execution.arn().function());
            setAccessibleText(look.word() + ", " + execution.arn().name() + ", " + below.getText());
            setGraphic(box);
            setContextMenu(menu(execution));
        }

        private ContextMenu menu(ExecutionSummary execution) {
            ContextMenu menu = new ContextMenu();
            menu.getItems().add(item("Open", DurascopeIcon.EXECUTION, () -> open.accept(execution.arn())));
            if (execution.held()) {
                menu.getItems().add(item("Resume", DurascopeIcon.RUN, () -> actions.resume(execution.arn())));
            }
            if (execution.status().isTerminal()) {
                menu.getItems().add(item("Delete", DurascopeIcon.REMOVE, () -> delete(execution)));
            } else {
                menu.getItems().add(item("Stop", DurascopeIcon.STOP, () -> actions.stop(execution.arn())));
            }
            menu.getItems().add(new SeparatorMenuItem());
            menu.getItems()
                    .add(item(
                            "Copy name",
                            DurascopeIcon.COPY,
                            () -> Copy.text(execution.arn().name())));
            menu.getItems()
                    .add(item(
                            "Copy ARN",
                            DurascopeIcon.COPY,
                            () -> Copy.text(execution.arn().toString())));
            return menu;
        }

        private static MenuItem item(String title, DurascopeIcon icon, Runnable action) {
            MenuItem item = new MenuItem(title, icon.node());
            item.setOnAction(e -> action.run());
            return item;
        }
    }
}
