package dev.durascope.app.executions;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Copy;
import dev.durascope.app.look.StatusLook;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.icons.DurascopeIcons;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** An execution in a list, wherever it runs: a click shows it, and its menu has what can be done to it. */
public class ExecutionCell extends ListCell<ExecutionSummary> {

    /**
     * What differs from list to list.
     *
     * @param open shows an execution
     * @param aside what is told of an execution beside its name, such as its function
     * @param look how an execution stands
     * @param more what can be done to an execution but to show it and to copy what it is called
     */
    public record Way(
            Consumer<ExecutionArn> open,
            Function<ExecutionSummary, String> aside,
            Function<ExecutionSummary, StatusLook> look,
            Function<ExecutionSummary, List<MenuItem>> more) {}

    private final ExecutionLine line = new ExecutionLine();
    private final Way way;
    private final InstantSource clock;
    private final ZoneId zone;

    /** An empty one. */
    public ExecutionCell(Way way, InstantSource clock, ZoneId zone) {
        this.way = way;
        this.clock = clock;
        this.zone = zone;
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && getItem() != null) {
                way.open().accept(getItem().arn());
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
        redraw();
        setGraphic(line);
        setContextMenu(menu(execution));
    }

    /** Shows how its execution stands now. */
    final void redraw() {
        ExecutionSummary execution = getItem();
        if (execution != null) {
            line.show(
                    execution,
                    way.look().apply(execution),
                    clock,
                    zone,
                    way.aside().apply(execution));
            setAccessibleText(line.words());
        }
    }

    private ContextMenu menu(ExecutionSummary execution) {
        ExecutionArn arn = execution.arn();
        ContextMenu menu = new ContextMenu(item(
                text("executions.open"),
                DurascopeIcons.EXECUTION,
                () -> way.open().accept(arn)));
        menu.getItems().addAll(way.more().apply(execution));
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item(text("executions.copyName"), DurascopeIcons.COPY, () -> Copy.text(arn.name())),
                        item(text("executions.copyArn"), DurascopeIcons.COPY, () -> Copy.text(arn.toString())));
        return menu;
    }

    /** An item of the menu. */
    public static MenuItem item(String title, DurascopeIcons icon, Runnable action) {
        MenuItem item = new MenuItem(title, icon.node());
        item.setOnAction(e -> action.run());
        return item;
    }
}
