package dev.durascope.app.tree;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.look.Copy;
import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.FlexColumn;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.icons.DurascopeIcons;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The operation tree as a flat table. What is selected stays selected and in view while operations arrive. */
public final class OperationTreeView extends TableView<OperationRow> {
    /** Height of a row in pixels; the style sheet's cells fit it. */
    static final double ROW = 28;

    /** Below this width the type column gives way: the glyph says as much. */
    private static final double WIDE_ENOUGH_FOR_TYPE = 860;

    private final ExecutionSession session;
    private final TreeProjection projection;
    private final TreeActions actions;
    private final ScrollPosition position;
    private final TableColumn<OperationRow, OperationRow> waits;
    private boolean selecting;
    private boolean wasFiltered;

    /** Held here because the projection holds it only weakly. */
    private final InvalidationListener marked = o -> marked();

    /** Held here because the session holds it only weakly. */
    private final InvalidationListener changed = o -> grown();

    /** Whether what is selected has no row yet: it was so before anything was read. */
    private boolean rowAwaited;

    /** Shows a session's operations. */
    public OperationTreeView(ExecutionSession session, TreeProjection projection, TreeActions actions) {
        this.session = session;
        this.projection = projection;
        this.actions = actions;
        setId("operation-tree");
        getStyleClass().add("operation-tree");
        setAccessibleText(text("tree.table"));
        setFixedCellSize(ROW);
        showPlaceholder();
        TableColumn<OperationRow, OperationRow> kind =
                column("type", text("tree.column.type"), 124, 72, () -> new OperationCells.Kind(session));
        TableColumn<OperationRow, OperationRow> gutter =
                column("gutter", "", 22, 22, () -> new GutterCell(session, actions));
        gutter.setMaxWidth(22);
        gutter.setResizable(false);
        getColumns().add(gutter);
        TableColumn<OperationRow, OperationRow> name = column(
                "name", text("tree.column.operation"), 236, 140, () -> new OperationCells.Name(session, projection));
        getColumns().add(name);
        getColumns().add(kind);
        getColumns()
                .add(column("status", text("tree.column.status"), 112, 92, () -> new OperationCells.Status(session)));
        getColumns()
                .add(column(
                        "attempts", text("tree.column.attempts"), 78, 76, () -> new OperationCells.Attempts(session)));
        TableColumn<OperationRow, OperationRow> took =
                column("duration", text("tree.column.duration"), 76, 72, () -> new OperationCells.Took(session));
        took.getStyleClass().add("numeric");
        getColumns().add(took);
        waits = column(
                "waits", text("tree.column.waits"), 184, 160, () -> new OperationCells.WaitsFor(session, actions));
        getColumns().add(waits);
        session.revisionProperty().addListener(new WeakInvalidationListener(changed));
        rowAwaited = session.selectedOperationProperty().get() != null;
        giveRoom();
        FlexColumn.stretch(this, name);
        widthProperty().addListener((o, before, now) -> kind.setVisible(now.doubleValue() >= WIDE_ENOUGH_FOR_TYPE));
        setRowFactory(table -> row());
        setItems(projection);
        followSelection();
        projection.marksProperty().addListener(new WeakInvalidationListener(marked));
        position = new ScrollPosition(this, session, projection);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private static TableColumn<OperationRow, OperationRow> column(
            String id, String title, double width, double least, Supplier<TableCell<OperationRow, OperationRow>> cell) {
        TableColumn<OperationRow, OperationRow> column = new TableColumn<>(title);
        column.setId(id);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setMinWidth(least);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(c -> cell.get());
        return column;
    }

    private void marked() {
        projection.marksProperty().get();
        String selected = session.selectedOperationProperty().get();
        boolean turned = projection.isFiltered() != wasFiltered;
        if (turned) {
            wasFiltered = projection.isFiltered();
            showPlaceholder();
        }
        boolean back = wasFiltered
                && selected != null
                && projection.visibleIndex(selected) >= 0
                && getSelectionModel().getSelectedItem() == null;
        if (turned || back) {
            select(selected);
        }
    }

    private void showPlaceholder() {
        setPlaceholder(
                wasFiltered
                        ? new EmptyState(
                                DurascopeIcons.SEARCH, text("tree.noneFound.title"), text("tree.noneFound.text"))
                        : new EmptyState(DurascopeIcons.EXECUTION, text("tree.none.title"), text("tree.none.text")));
    }

    private TableRow<OperationRow> row() {
        TableRow<OperationRow> row = new MarkedRow(projection);
        row.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && row.getItem() != null && projection.isCollapsible(row.getItem())) {
                projection.setExpanded(row.getItem(), !row.getItem().isExpanded());
            }
        });
        row.emptyProperty().addListener((o, before, empty) -> row.setContextMenu(empty ? null : contextMenu(row)));
        return row;
    }

    private ContextMenu contextMenu(TableRow<OperationRow> row) {
        ContextMenu menu = new ContextMenu();
        actions.contextCommands().forEach(command -> menu.getItems().add(CommandNodes.contextItem(command)));
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems()
                .add(copyItem(
                        text("tree.copyName"), () -> session.title(row.getItem().state())));
        menu.getItems().add(copyItem(text("tree.copyId"), () -> row.getItem().id()));
        return menu;
    }

    private static MenuItem copyItem(String title, Supplier<String> text) {
        MenuItem item = new MenuItem(title, DurascopeIcons.COPY.node());
        item.setOnAction(e -> Copy.text(text.get()));
        return item;
    }

    /** In an execution that has ended nothing waits: the names get the room. */
    private void giveRoom() {
        session.revisionProperty().get();
        ExecutionFacts facts = session.state().facts();
        boolean open = facts == null || facts.end() == null;
        if (waits.isVisible() != open) {
            waits.setVisible(open);
        }
    }

    private void grown() {
        giveRoom();
        String selected = session.selectedOperationProperty().get();
        if (rowAwaited && selected != null && session.operation(selected) != null) {
            rowAwaited = false;
            select(selected);
        }
    }

    private void followSelection() {
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (!selecting && !projection.isChanging() && now != null) {
                selecting = true;
                session.selectedOperationProperty().set(now.id());
                selecting = false;
            }
        });
        session.selectedOperationProperty().addListener((o, before, now) -> select(now));
        session.cursor()
                .onMove(move -> select(session.selectedOperationProperty().get()));
    }

    private void select(@Nullable String operationId) {
        if (selecting) {
            return;
        }
        selecting = true;
        int index = operationId == null ? -1 : projection.reveal(operationId);
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().clearAndSelect(index);
            getFocusModel().focus(index);
            position.show(index);
        }
        selecting = false;
    }

    private void keyPressed(KeyEvent event) {
        if (event.isControlDown() || event.isMetaDown() || event.isAltDown()) {
            return;
        }
        OperationRow row = getSelectionModel().getSelectedItem();
        boolean known = switch (event.getCode()) {
            case J -> move(1);
            case K -> move(-1);
            case HOME -> {
                session.cursor().toFirst();
                yield true;
            }
            case END -> {
                session.cursor().toNow();
                yield true;
            }
            case LEFT -> row != null && collapseOrLeave(row);
            case RIGHT -> row != null && expandOrEnter(row);
            case ENTER -> {
                actions.inspect();
                yield true;
            }
            default -> false;
        };
        if (known) {
            event.consume();
        }
    }

    private boolean move(int by) {
        int index = getSelectionModel().getSelectedIndex() + by;
        if (index >= 0 && index < projection.size()) {
            session.selectedOperationProperty().set(projection.get(index).id());
        }
        return true;
    }

    private boolean collapseOrLeave(OperationRow row) {
        if (projection.isCollapsible(row) && row.isExpanded()) {
            projection.setExpanded(row, false);
        } else if (row.parent() != null) {
            session.selectedOperationProperty().set(row.parent().id());
        }
        return true;
    }

    private boolean expandOrEnter(OperationRow row) {
        if (row.isLeaf()) {
            return true;
        }
        if (row.isExpanded() || !projection.isCollapsible(row)) {
            move(1);
        } else {
            projection.setExpanded(row, true);
        }
        return true;
    }
}
