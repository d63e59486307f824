package dev.durascope.app.shell;

import dev.durascope.app.breakpoints.BreakpointsView;
import dev.durascope.app.callbacks.CallbacksView;
import dev.durascope.app.callbacks.PendingCard;
import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.command.Commands;
import dev.durascope.app.console.ConsoleView;
import dev.durascope.app.history.HistoryView;
import dev.durascope.app.inspector.InspectorView;
import dev.durascope.app.invocations.InvocationsView;
import dev.durascope.app.replay.ReplayView;
import dev.durascope.app.search.SearchBar;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.source.ShownSource;
import dev.durascope.app.source.SourceView;
import dev.durascope.app.timeline.TimelineView;
import dev.durascope.app.tree.OperationTreeView;
import dev.durascope.app.tree.TreeActions;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.history.OperationState;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tab;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One open execution: what each of its panes shows, and above them what keeps it from going on. */
final class SessionView extends BorderPane {
    private final OpenSession open;
    private final OperationTreeView tree;
    private final CallbacksView callbacks;
    private final TimelineView timeline;
    private final PaneArea area;
    private final SearchBar searchBar;

    /** Held here because the debugger's model, which outlives this, holds it only weakly. */
    private final InvalidationListener debugChanged = o -> redrawGutter();

    /** As above, of the source's model. */
    private final ChangeListener<@Nullable ShownSource> sourceShown =
            (o, before, now) -> bring(now == null ? Pane.OPERATIONS : Pane.SOURCE);

    SessionView(WindowModel model, OpenSession open, Commands commands) {
        this.open = open;
        SettingsFile settings = model.services().settings();
        ExecutionSession session = open.session();
        getStyleClass().add("session");
        tree = new OperationTreeView(session, open.tree(), treeActions(model, commands));
        callbacks = new CallbacksView(open.callbacks());
        timeline = TimelineCommands.furnish(
                new TimelineView(open.timeline(), model.services().zone()), commands);
        Remembered.timeline(settings, timeline);
        Map<Pane, Node> contents = new EnumMap<>(Pane.class);
        for (Pane pane : Pane.values()) {
            Node content = content(pane, model, commands);
            if (content instanceof TableView<?> table) {
                Remembered.columns(settings, pane.id(), table);
            }
            contents.put(pane, content);
        }
        area = new PaneArea(
                model.panes(),
                settings,
                contents,
                new CursorBar(session, commands, model.services().zone()),
                List.of(commands.get(WindowCommands.HIDE_PANE), commands.get(WindowCommands.MAXIMIZE)));
        searchBar = searchBar(model, commands);
        setTop(new VBox(
                ForkCommands.lineage(session, commands),
                new SessionBanner(model, session, commands, this::answer),
                searchBar));
        setCenter(area);
        model.debug().breakpoints().all().addListener(new WeakInvalidationListener(debugChanged));
        model.debug().stopsProperty().addListener(new WeakInvalidationListener(debugChanged));
        open.callbacks().cards().addListener((ListChangeListener<PendingCard>) change -> countCards());
        model.source().shownProperty().addListener(new WeakChangeListener<>(sourceShown));
        countCards();
    }

    private SearchBar searchBar(WindowModel model, Commands commands) {
        return new SearchBar(
                open.search(),
                new SearchBar.Actions(
                        commands.get(SearchCommands.NEXT),
                        commands.get(SearchCommands.PREVIOUS),
                        commands.get(SearchCommands.ONLY),
                        commands.get(SearchCommands.CASE),
                        commands.get(SearchCommands.REGEX)),
                model::goTo,
                () -> area.bring(Pane.OPERATIONS));
    }

    /** Brings up the search. */
    void find() {
        searchBar.begin();
    }

    private void bring(Pane pane) {
        area.bring(pane);
    }

    /** What a pane shows. A table's columns are remembered. */
    private Node content(Pane pane, WindowModel model, Commands commands) {
        ZoneId zone = model.services().zone();
        return switch (pane) {
            case OPERATIONS -> tree;
            case INSPECTOR ->
                new InspectorView(
                        open.inspector(), SourceCommands.link(model.source(), commands.get(SourceCommands.JUMP)));
            case TIMELINE -> timeline;
            case HISTORY -> history(model, commands);
            case INVOCATIONS -> {
                InvocationsView view = new InvocationsView(open.invocations(), open.session(), zone);
                Remembered.columns(model.services().settings(), pane.id(), view.table());
                yield view;
            }
            case CALLBACKS -> callbacks;
            case CONSOLE -> new ConsoleView(open.console(), zone);
            case BREAKPOINTS -> new BreakpointsView(model.debug(), commands, DebugCommands.TOGGLE);
            case SOURCE -> new SourceView(model.source());
            case REPLAY -> {
                ReplayView view = new ReplayView(
                        model.replay(),
                        ReplayCommands.actions(commands),
                        open.session().selectedOperationProperty()::set,
                        model.source()::jumpTo);
                Remembered.columns(model.services().settings(), pane.id(), view.table());
                yield view;
            }
        };
    }

    private HistoryView history(WindowModel model, Commands commands) {
        HistoryView history =
                new HistoryView(open.session(), open.search(), model.services().zone());
        // Asked anew, because going to an event's moment selects while a selection is being told.
        history.getSelectionModel()
                .selectedItemProperty()
                .addListener(o -> model.debug()
                        .breakpoints()
                        .select(open.session(), history.getSelectionModel().getSelectedItem()));
        history.setContextMenu(new ContextMenu(CommandNodes.contextItem(commands.get(DebugCommands.BREAK_HERE))));
        return history;
    }

    private TreeActions treeActions(WindowModel model, Commands commands) {
        return new TreeActions() {
            @Override
            public void skip(String operationId) {
                open.actions().skip(open.session().arn(), operationId);
            }

            @Override
            public void answer(String operationId) {
                SessionView.this.answer(operationId);
            }

            @Override
            public void inspect() {
                area.bring(Pane.INSPECTOR);
            }

            @Override
            public void toggleBreakpoint(OperationState state) {
                model.debug().breakpoints().toggle(state.operation());
            }

            @Override
            public @Nullable Breakpoint breakpointOn(OperationState state) {
                return model.debug().breakpoints().on(state.operation());
            }

            @Override
            public boolean isStoppedAt(OperationState state) {
                return model.debug().isStoppedAt(state.id());
            }

            @Override
            public boolean needsAnswer(OperationState state) {
                return model.open().needsAnswer(open.session(), state);
            }

            @Override
            public List<Command> contextCommands() {
                return List.of(
                        commands.get(DebugCommands.TOGGLE),
                        commands.get(DebugCommands.TO_OPERATION),
                        commands.get(SourceCommands.JUMP),
                        commands.get(WindowCommands.SKIP),
                        commands.get(WindowCommands.ANSWER),
                        commands.get(ForkCommands.FORK),
                        commands.get(ExportCommands.COPY_VALUE),
                        commands.get(ExportCommands.COPY_JSON),
                        commands.get(ExportCommands.COPY_PATH),
                        commands.get(Pane.INSPECTOR.command()));
            }
        };
    }

    private void redrawGutter() {
        tree.refresh();
    }

    private void countCards() {
        int count = open.callbacks().cards().size();
        Tab tab = area.tab(Pane.CALLBACKS);
        tab.setText(count == 0 ? Pane.CALLBACKS.title() : Pane.CALLBACKS.title() + " (" + count + ")");
        tab.getStyleClass().remove("wanted");
        if (count > 0) {
            tab.getStyleClass().add("wanted");
        }
    }

    /** Shows where an operation is answered. */
    void answer(@Nullable String operationId) {
        PendingCard card = operationId == null ? null : open.callbacks().find(operationId);
        area.show(Pane.CALLBACKS);
        if (card != null) {
            callbacks.applyCss();
            callbacks.layout();
            callbacks.goTo(card);
        }
    }

    /** The panes and how they lie. */
    PaneArea area() {
        return area;
    }

    /** Brings the timeline into view. */
    TimelineView timeline() {
        if (!timeline.isFocusWithin()) {
            area.bring(Pane.TIMELINE);
        }
        return timeline;
    }

    /** Expands or collapses every operation. */
    void expandAll(boolean expand) {
        open.tree().setAllExpanded(expand);
    }
}
