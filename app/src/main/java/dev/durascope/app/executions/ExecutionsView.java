package dev.durascope.app.executions;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.StatusLook;
import dev.durascope.app.session.SessionActions;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.icons.DurascopeIcons;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** The executions, newest first: status, name, function, start and duration. */
public final class ExecutionsView extends ListView<ExecutionSummary> {
    private final Consumer<ExecutionArn> deleted;
    private final SessionActions actions;
    private final List<ExecutionCell> cells = new ArrayList<>();
    private @Nullable ExecutionArn known;
    private @Nullable StatusLook knownLook;

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
        this.deleted = deleted;
        this.actions = actions;
        setId("executions");
        getStyleClass().add("executions");
        setAccessibleText(text("executions.list"));
        setFixedCellSize(ExecutionLine.ROW);
        Label none = new Label(text("executions.empty"));
        none.setWrapText(true);
        none.getStyleClass().add("absent");
        setPlaceholder(none);
        setItems(model.rows());
        ExecutionCell.Way way =
                new ExecutionCell.Way(open, execution -> execution.arn().function(), this::look, this::more);
        setCellFactory(list -> {
            ExecutionCell cell = new ExecutionCell(way, clock, zone);
            cells.add(cell);
            return cell;
        });
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

    /**
     * Says how the one execution stands of which more is known than its status: whether it waits.
     *
     * @param look {@code null} when no more is known of any
     */
    public void tell(@Nullable ExecutionArn arn, @Nullable StatusLook look) {
        if (!Objects.equals(arn, known) || look != knownLook) {
            known = arn;
            knownLook = look;
            // In place: cells made anew would lose a click that is under way.
            cells.forEach(ExecutionCell::redraw);
        }
    }

    private StatusLook look(ExecutionSummary execution) {
        boolean more = execution.arn().equals(known) && !execution.status().isTerminal();
        return more && knownLook != null ? knownLook : StatusLook.of(execution);
    }

    private void delete(ExecutionSummary execution) {
        actions.delete(execution.arn(), () -> deleted.accept(execution.arn()));
    }

    private List<MenuItem> more(ExecutionSummary execution) {
        List<MenuItem> more = new ArrayList<>();
        if (execution.held()) {
            more.add(ExecutionCell.item(
                    text("executions.resume"), DurascopeIcons.RUN, () -> actions.resume(execution.arn())));
        }
        more.add(
                execution.status().isTerminal()
                        ? ExecutionCell.item(text("executions.delete"), DurascopeIcons.REMOVE, () -> delete(execution))
                        : ExecutionCell.item(
                                text("executions.stop"), DurascopeIcons.STOP, () -> actions.stop(execution.arn())));
        return more;
    }
}
