package dev.durascope.app.shell;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.Commands;
import dev.durascope.app.command.KeySheet;
import dev.durascope.app.launch.InputChooserView;
import dev.durascope.app.launch.LaunchView;
import dev.durascope.app.launch.OpeningBar;
import dev.durascope.app.launch.WelcomeView;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.palette.PaletteModel;
import dev.durascope.app.palette.PaletteView;
import dev.durascope.app.recent.RecentView;
import dev.durascope.app.recordings.ReadingBar;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.text.Times;
import dev.durascope.app.timeline.TimelineView;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Everything inside the window. */
final class MainView extends StackPane {
    /** Pixels of the sidebar until somebody moves the divider. */
    private static final double SIDEBAR_WIDTH = 240;

    private final WindowModel model;
    private final Commands commands;
    private final SettingsFile settings;
    private final SplitPane split = new SplitPane();
    private final StackPane middle = new StackPane();
    private final Sidebar sidebar;
    private final WelcomeView welcome;
    private final LaunchView launch;
    private final PaletteModel palette;
    private final KeySheet keys;
    private @Nullable SessionView session;

    /** @param askJdk asks for a JDK's directory */
    MainView(WindowModel model, Commands commands, ObservableValue<String> activity, Supplier<Optional<Path>> askJdk) {
        this.model = model;
        this.commands = commands;
        this.settings = model.services().settings();
        getStyleClass().add("window");
        sidebar = new Sidebar(model, commands);
        welcome = new WelcomeView(
                model.launch(),
                commands.get(WindowCommands.OPEN),
                commands.get(WindowCommands.OPEN_DIRECTORY),
                commands.get(WindowCommands.OPEN_HISTORY),
                commands.get(CloudCommands.ATTACH),
                commands.get(WindowCommands.SAMPLE),
                commands.get(WindowCommands.SECOND_SAMPLE),
                new RecentView(
                        model.recent(),
                        commands.get(WindowCommands.CLEAR_RECENT),
                        model.services().clock(),
                        model.services().zone()));
        launch = new LaunchView(
                model.launch(), commands.get(WindowCommands.RUN), commands.get(InputCommands.CHOOSE), askJdk);
        middle.getStyleClass().add("middle");
        split.getItems().add(middle);
        split.getStyleClass().add("main-split");
        BorderPane frame = new BorderPane(split);
        MainMenu menu = new MainMenu(model, commands);
        frame.setTop(new VBox(menu, new HeaderBar(model, commands)));
        VBox bars = new VBox(
                new RebuiltBar(
                        model.changes(), commands.get(WindowCommands.AGAIN), commands.get(ReplayCommands.ON_NEW_CODE)),
                new OpeningBar(
                        model.launch().opening(),
                        commands.get(WindowCommands.CANCEL_READING),
                        commands.get(WindowCommands.BUILD)),
                new ReadingBar(model.recordings(), commands.get(WindowCommands.CANCEL_READING)),
                new WorkBar(model.work(), commands.get(WindowCommands.CANCEL_READING)),
                new StatusBar(model, activity));
        frame.setBottom(bars);
        NotificationLayer notifications = new NotificationLayer();
        StackPane.setAlignment(notifications, Pos.BOTTOM_RIGHT);
        notifications.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        notifications.raise(bars.heightProperty()
                .add(Bindings.when(launch.sceneProperty().isNotNull())
                        .then(launch.footHeightProperty())
                        .otherwise(0)));
        palette = palette(menu.paths());
        keys = KeySheet.of(commands, menu.paths());
        getChildren().addAll(frame, notifications, inputs(), new PaletteView(palette));
        model.notices().onNotice(notifications::show);
        model.open().openProperty().addListener((o, before, now) -> {
            session = now == null ? null : new SessionView(model, now, commands);
            show();
        });
        model.placeProperty().addListener(o -> {
            show();
            showSidebar();
        });
        SplitPane.setResizableWithParent(sidebar, false);
        Runnable asAtFirst = Remembered.width(settings, "sidebar", split, SIDEBAR_WIDTH);
        model.panes().resetsProperty().addListener((o, before, now) -> asAtFirst.run());
        model.panes().sidebarProperty().addListener(o -> showSidebar());
        model.panes().anyMaximizedProperty().addListener(o -> showSidebar());
        showSidebar();
        show();
    }

    private InputChooserView inputs() {
        return new InputChooserView(
                model.launch().chooser(),
                launch.chooserAnchor(),
                commands.get(InputCommands.FORGET_ALL),
                past -> {
                    ExecutionArn arn = past.input().execution();
                    ExecutionSummary execution =
                            arn == null ? null : model.executions().find(arn);
                    return execution == null ? null : StatusLook.of(execution);
                },
                past -> {
                    WindowServices services = model.services();
                    LocalDate today = LocalDate.ofInstant(services.clock().instant(), services.zone());
                    return Times.recent(past.input().usedAt(), today, services.zone());
                });
    }

    private PaletteModel palette(Map<String, String> paths) {
        List<Command> inMenuOrder = paths.keySet().stream().map(commands::get).toList();
        return new PaletteModel(
                inMenuOrder,
                paths,
                settings.get().recentCommands(),
                ids -> settings.change(s -> s.withRecentCommands(ids)));
    }

    /** Which key does what. */
    KeySheet keys() {
        return keys;
    }

    /** Every command by its name. */
    PaletteModel palette() {
        return palette;
    }

    private void show() {
        SessionView shown = session;
        Node now = switch (model.placeProperty().get()) {
            case WELCOME -> welcome;
            case LAUNCH -> launch;
            case EXECUTION -> shown == null ? welcome : shown;
        };
        if (middle.getChildren().size() != 1 || middle.getChildren().getFirst() != now) {
            middle.getChildren().setAll(now);
            // Split panes take in their parts with their skins; before that nothing in them can have the focus.
            now.applyCss();
            if (now == launch) {
                launch.focusTarget().requestFocus();
            } else if (now == shown && shown != null) {
                shown.area().bring(Pane.OPERATIONS);
            }
        }
    }

    private void showSidebar() {
        // A pane that has the window to itself has the sidebar's room as well.
        PaneLayout panes = model.panes();
        boolean alone =
                panes.anyMaximizedProperty().get() && model.placeProperty().get() == WindowModel.Place.EXECUTION;
        boolean show = panes.sidebarProperty().get() && !alone;
        if (show == split.getItems().contains(sidebar)) {
            return;
        }
        if (show) {
            split.getItems().addFirst(sidebar);
        } else {
            split.getItems().remove(sidebar);
        }
    }

    void expandAll(boolean expand) {
        if (session != null) {
            session.expandAll(expand);
        }
    }

    void find() {
        if (session != null) {
            session.find();
        }
    }

    void show(Pane pane) {
        if (session != null) {
            session.area().bring(pane);
        }
    }

    void goTo(Pane pane) {
        if (session != null) {
            session.area().go(pane);
        }
    }

    void hidePane() {
        Node focus = getScene().getFocusOwner();
        for (Node at = focus; at != null; at = at.getParent()) {
            if (at == sidebar) {
                model.panes().showSidebar(false);
                return;
            }
        }
        if (session != null) {
            session.area().hideFocused();
        }
    }

    void toggleMaximized() {
        if (session != null) {
            session.area().toggleMaximized();
        }
    }

    /**
     * A pane of the open execution, to be shown by itself elsewhere.
     *
     * @throws IllegalArgumentException when there is no such pane, or no execution is open
     */
    Node takePane(String pane) {
        for (Pane each : Pane.values()) {
            if (session != null && each.id().equals(pane)) {
                return session.area().content(each);
            }
        }
        throw new IllegalArgumentException("There is no pane " + pane + ".");
    }

    void timeline(Consumer<TimelineView> action) {
        if (session != null) {
            action.accept(session.timeline());
        }
    }

    void answerSelected() {
        if (session != null && model.session() != null) {
            session.answer(model.session().selectedOperationProperty().get());
        }
    }

    Commands commands() {
        return commands;
    }
}
