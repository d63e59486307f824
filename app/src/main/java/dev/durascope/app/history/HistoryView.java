package dev.durascope.app.history;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.FlexColumn;
import dev.durascope.app.look.TextCell;
import dev.durascope.app.look.TextColumn;
import dev.durascope.app.search.SearchModel;
import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.text.Times;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.icons.DurascopeIcons;
import java.time.ZoneId;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * AWS's history, an event a row, those after the moment shown too. Selecting an event selects its operation and goes to
 * the moment right after it.
 */
public final class HistoryView extends TableView<HistoryEvent> {
    private static final PseudoClass FUTURE = PseudoClass.getPseudoClass("future");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final ExecutionSession session;
    private final SearchModel search;
    private boolean following;
    private boolean dimmed;
    private boolean filtered;

    /** Held here because the search holds it only weakly. */
    private final InvalidationListener sought = o -> filter();

    /** Held here because the session holds it only weakly. */
    private final InvalidationListener travelled = o -> followCursor();

    /** Shows a session's events, and marks those that a search finds. */
    public HistoryView(ExecutionSession session, SearchModel search, ZoneId zone) {
        this.session = session;
        this.search = search;
        setId("history");
        setAccessibleText(text("history.list"));
        setFixedCellSize(26);
        showPlaceholder();
        TableColumn<HistoryEvent, String> id = TextColumn.of(
                "id",
                text("history.column.id"),
                48,
                40,
                e -> String.valueOf(e.header().eventId()));
        id.getStyleClass().add("numeric");
        getColumns().add(id);
        TableColumn<HistoryEvent, String> time = TextColumn.of(
                "time",
                text("history.column.time"),
                104,
                100,
                e -> Times.clock(e.header().timestamp(), zone));
        time.getStyleClass().add("mono-cells");
        getColumns().add(time);
        getColumns().add(TextColumn.of("type", text("history.column.event"), 176, 150, HistoryEvent::eventType));
        getColumns().add(TextColumn.of("operation", text("history.column.operation"), 160, 100, this::operation));
        getColumns().add(TextColumn.of("details", text("history.column.details"), 320, 120, EventText::details));
        FlexColumn.stretch(this, getColumns().getLast());
        TextCell.copyRows(this);
        setItems(session.events().events());
        setRowFactory(table -> new EventRow());
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null && !following) {
                go(now);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        session.cursor().positionProperty().addListener(new WeakInvalidationListener(travelled));
        session.cursor().atNowProperty().addListener(new WeakInvalidationListener(travelled));
        search.revisionProperty().addListener(new WeakInvalidationListener(sought));
        filter();
    }

    private void showPlaceholder() {
        setPlaceholder(
                filtered
                        ? new EmptyState(
                                DurascopeIcons.SEARCH, text("history.noneFound.title"), text("history.noneFound.text"))
                        : new EmptyState(
                                DurascopeIcons.HISTORY, text("history.none.title"), text("history.none.text")));
    }

    private void filter() {
        search.revisionProperty().get();
        if (search.isFiltering() == filtered) {
            return;
        }
        filtered = search.isFiltering();
        following = true;
        showPlaceholder();
        setItems(filtered ? search.events() : session.events().events());
        following = false;
        dimmed = true;
        followCursor();
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.HOME && !event.isShortcutDown()) {
            session.cursor().toFirst();
            event.consume();
        } else if (event.getCode() == KeyCode.END && !event.isShortcutDown()) {
            session.cursor().toNow();
            event.consume();
        }
    }

    private void go(HistoryEvent event) {
        following = true;
        session.cursor().moveToEvent(event.header().eventId(), Cursor.Move.JUMP);
        following = false;
        if (event.header().id() != null) {
            session.selectedOperationProperty().set(event.header().id());
        }
        followCursor();
    }

    /** Shows where the cursor is: the row of its event is the selected one, unless it rides on the newest. */
    private void followCursor() {
        Cursor cursor = session.cursor();
        cursor.positionProperty().get();
        boolean past = !cursor.atNowProperty().get();
        if (following || !past && !dimmed) {
            return;
        }
        following = true;
        int row = past ? rowAt(cursor) : -1;
        if (row >= 0 && getItems().get(row).header().eventId() == cursor.eventId()) {
            getSelectionModel().clearAndSelect(row);
        } else {
            getSelectionModel().clearSelection();
        }
        if (row >= 0) {
            bringIntoView(row);
        }
        dimmed = past;
        following = false;
    }

    /** The row of the newest event shown at the cursor, or -1. */
    private int rowAt(Cursor cursor) {
        if (!filtered) {
            return cursor.index();
        }
        long at = cursor.eventId();
        int low = 0;
        int high = getItems().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (getItems().get(middle).header().eventId() <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Scrolls only when the row is not in view. */
    private void bringIntoView(int index) {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            int first = flow.getFirstVisibleCell().getIndex();
            int last = flow.getLastVisibleCell().getIndex();
            if (index > first && index < last) {
                return;
            }
            scrollTo(Math.max(0, index - (last - first) / 2));
        } else {
            scrollTo(index);
        }
    }

    /** A row that says whether its event comes after the moment shown, and whether it is what was sought. */
    private final class EventRow extends TableRow<HistoryEvent> {
        /** Held here because the cursor and the search hold it only weakly. */
        private final InvalidationListener changed = o -> mark();

        EventRow() {
            // What the menu offers is about the event it was asked for on.
            setOnContextMenuRequested(e -> {
                if (!isEmpty()) {
                    getTableView().getSelectionModel().clearAndSelect(getIndex());
                }
            });
            session.cursor().positionProperty().addListener(new WeakInvalidationListener(changed));
            search.revisionProperty().addListener(new WeakInvalidationListener(changed));
        }

        @Override
        protected void updateItem(@Nullable HistoryEvent event, boolean empty) {
            super.updateItem(event, empty);
            mark();
        }

        private void mark() {
            session.cursor().positionProperty().get();
            search.revisionProperty().get();
            HistoryEvent event = getItem();
            pseudoClassStateChanged(FUTURE, event != null && session.cursor().isFuture(event));
            pseudoClassStateChanged(FOUND, event != null && search.isFound(event));
        }
    }

    private String operation(HistoryEvent event) {
        String id = event.header().id();
        if (id == null) {
            return "";
        }
        OperationState state = session.newest().operation(id);
        return state == null ? id : session.title(state);
    }
}
