package dev.durascope.app.shell;

import dev.durascope.app.breakpoints.BreakpointsView;
import dev.durascope.app.callbacks.CallbacksView;
import dev.durascope.app.callbacks.PendingCard;
import dev.durascope.app.command.Command;
import dev.durascope.app.command.Commands;
import dev.durascope.app.console.ConsoleView;
import dev.durascope.app.history.HistoryView;
import dev.durascope.app.inspector.InspectorView;
import dev.durascope.app.invocations.InvocationsView;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.timeline.TimelineView;
import dev.durascope.app.tree.OperationTreeView;
import dev.durascope.app.tree.TreeActions;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.history.OperationState;
import dev.durascope.icons.DurascopeIcon;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One open execution: tree, inspector, and the tabs below. A narrow window shows the inspector as the first tab. */
final class SessionView extends BorderPane {

    /** The panes one can go to. */
    enum Pane {
        OPERATIONS("Operations", DurascopeIcon.EXECUTION),
        INSPECTOR("Inspector", DurascopeIcon.INFORMATION),
        HISTORY("History", DurascopeIcon.HISTORY),
        INVOCATIONS("Invocations", DurascopeIcon.INVOCATIONS),
        CALLBACKS("Callbacks", DurascopeIcon.CALLBACK),
        CONSOLE("Console", DurascopeIcon.CONSOLE),
        TIMELINE("Timeline", DurascopeIcon.TIMELINE),
        BREAKPOINTS("Breakpoints", DurascopeIcon.BREAKPOINT);

        private final String title;
        private final DurascopeIcon icon;

        Pane(String title, DurascopeIcon icon) {
            this.title = title;
            this.icon = icon;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        String title() {
            return title;
        }

        DurascopeIcon icon() {
            return icon;
        }
    }

    /** From this width on the inspector stands beside the tree. */
    private static final double SIDE_BY_SIDE = 900;

    private final OpenSession open;
    private final OperationTreeView tree;
    private final InspectorView inspector;
    private final CallbacksView callbacks;
    private final TimelineView timeline;
    private final SplitPane upper = new SplitPane();
    private final SplitPane whole = new SplitPane();
    private final TabPane tabs = new TabPane();
    private final Tab inspectorTab;
    private final Map<Pane, Tab> tabOf = new EnumMap<>(Pane.class);
    private final SettingsFile settings;
    private boolean sideBySide;

    /** Held here because the debugger's model, which outlives this, holds it only weakly. */
    private final InvalidationListener debugChanged = o -> redrawGutter();

    SessionView(WindowModel model, OpenSession open, Commands commands) {
        this.open = open;
        this.settings = model.services().settings();
        ZoneId zone = model.services().zone();
        ExecutionSession session = open.session();
        getStyleClass().add("session");
        tree = new OperationTreeView(session, open.tree(), treeActions(model, commands));
        inspector = new InspectorView(open.inspector());
        callbacks = new CallbacksView(open.callbacks());
        timeline = TimelineCommands.furnish(new TimelineView(open.timeline(), zone), commands);
        HistoryView history = new HistoryView(session, zone);
        InvocationsView invocations = new InvocationsView(open.invocations(), zone);

        inspectorTab = tab(Pane.INSPECTOR, inspector);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("lower-tabs");
        tabs.getTabs()
                .addAll(
                        inspectorTab,
                        tab(Pane.TIMELINE, timeline),
                        tab(Pane.HISTORY, history),
                        tab(Pane.INVOCATIONS, invocations),
                        tab(Pane.CALLBACKS, callbacks),
                        tab(Pane.CONSOLE, new ConsoleView(open.console(), zone)),
                        tab(
                                Pane.BREAKPOINTS,
                                new BreakpointsView(model.debug().breakpoints(), commands, DebugCommands.TOGGLE)));
        upper.getItems().add(tree);
        whole.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(upper, Priority.ALWAYS);
        whole.getItems().addAll(new VBox(upper, new CursorBar(session, commands, zone)), tabs);
        Remembered.divider(settings, "lower", whole, 0.58);
        Remembered.columns(settings, "operations", tree);
        Remembered.columns(settings, "history", history);
        Remembered.columns(settings, "invocations", invocations);
        setTop(new SessionBanner(model, session, commands, this::answer));
        setCenter(whole);
        widthProperty().addListener((o, before, now) -> arrange(now.doubleValue() >= SIDE_BY_SIDE));
        model.debug().breakpoints().all().addListener(new WeakInvalidationListener(debugChanged));
        model.debug().stopsProperty().addListener(new WeakInvalidationListener(debugChanged));
        open.callbacks().cards().addListener((ListChangeListener<PendingCard>) change -> countCards());
        countCards();
    }

    private Tab tab(Pane pane, Node content) {
        Tab tab = new Tab(pane.title(), content);
        tab.setId("tab-" + pane.id());
        tab.setGraphic(pane.icon().node());
        tabOf.put(pane, tab);
        return tab;
    }

    private TreeActions treeActions(WindowModel model, Commands commands) {
        return new TreeActions() {
            @Override
            public void skip(String operationId) {
                model.actions().skip(open.session().arn(), operationId);
            }

            @Override
            public void answer(String operationId) {
                SessionView.this.answer(operationId);
            }

            @Override
            public void inspect() {
                go(Pane.INSPECTOR);
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
                return model.debug().stopsProperty().get().stream()
                        .anyMatch(stop -> stop.operations().contains(state.id()));
            }

            @Override
            public boolean needsAnswer(OperationState state) {
                return model.needsAnswer(open.session(), state);
            }

            @Override
            public List<Command> contextCommands() {
                return List.of(
                        commands.get(DebugCommands.TOGGLE),
                        commands.get(DebugCommands.TO_OPERATION),
                        commands.get(WindowCommands.SKIP),
                        commands.get(WindowCommands.ANSWER),
                        commands.get(ExportCommands.COPY_VALUE),
                        commands.get(ExportCommands.COPY_JSON),
                        commands.get(ExportCommands.COPY_PATH),
                        commands.get("view." + Pane.INSPECTOR.id()));
            }
        };
    }

    private void arrange(boolean wide) {
        if (wide == sideBySide) {
            return;
        }
        sideBySide = wide;
        if (wide) {
            tabs.getTabs().remove(inspectorTab);
            inspectorTab.setContent(null);
            upper.getItems().add(inspector);
            SplitPane.setResizableWithParent(inspector, false);
            Remembered.divider(settings, "inspector", upper, 0.62);
        } else {
            upper.getItems().remove(inspector);
            inspectorTab.setContent(inspector);
            tabs.getTabs().addFirst(inspectorTab);
        }
    }

    private void redrawGutter() {
        tree.refresh();
    }

    private void countCards() {
        int count = open.callbacks().cards().size();
        Tab tab = tabOf.get(Pane.CALLBACKS);
        tab.setText(count == 0 ? Pane.CALLBACKS.title() : Pane.CALLBACKS.title() + " (" + count + ")");
        tab.getStyleClass().remove("wanted");
        if (count > 0) {
            tab.getStyleClass().add("wanted");
        }
    }

    /** Shows where an operation is answered. */
    void answer(@Nullable String operationId) {
        PendingCard card = operationId == null ? null : open.callbacks().find(operationId);
        tabs.getSelectionModel().select(tabOf.get(Pane.CALLBACKS));
        if (card != null) {
            callbacks.applyCss();
            callbacks.layout();
            callbacks.goTo(card);
        }
    }

    /** Brings a pane into view and the focus into it. */
    void go(Pane pane) {
        if (pane == Pane.OPERATIONS) {
            tree.requestFocus();
            return;
        }
        Tab tab = tabOf.get(pane);
        if (tabs.getTabs().contains(tab)) {
            tabs.getSelectionModel().select(tab);
            tab.getContent().requestFocus();
        }
        if (pane == Pane.INSPECTOR) {
            Node inner = inspector.lookup(".inspector-tabs");
            (inner == null ? inspector : inner).requestFocus();
        }
    }

    /** What a pane shows. */
    Node content(Pane pane) {
        return switch (pane) {
            case OPERATIONS -> tree;
            case INSPECTOR -> inspector;
            default -> tabOf.get(pane).getContent();
        };
    }

    /** Brings the timeline into view. */
    TimelineView timeline() {
        if (!timeline.isFocusWithin()) {
            go(Pane.TIMELINE);
        }
        return timeline;
    }

    /** Expands or collapses every operation. */
    void expandAll(boolean expand) {
        open.tree().setAllExpanded(expand);
    }
}
