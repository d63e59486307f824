package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Commands;
import dev.durascope.app.command.Toggle;
import dev.durascope.app.timeline.TimelineView;
import dev.durascope.icons.DurascopeIcons;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** Every command of the window. Menus, toolbar, keys and tooltips are made of this list. */
final class WindowCommands {

    /** What commands ask of the window itself. */
    interface Window {
        void chooseJar();

        void chooseDirectory();

        void chooseHistory();

        void expandAll(boolean expand);

        void goTo(Pane pane);

        void show(Pane pane);

        /** Asks for the code that the open execution is replayed on. */
        void chooseReplayed();

        void hidePane();

        void toggleMaximized();

        void find();

        void answerSelected();

        void forgetInputs();

        void ownEditorCommand();

        void runConfigurations();

        void setUpIde();

        void skipAll();

        void askPosition();

        /** Asks for the operation that the open execution is to run to. */
        void askRunTo();

        void askFactor();

        void theme(Theme theme);

        void density(Density density);

        void preferences();

        void about();

        void keys();

        void palette();

        /** Brings the timeline of the open execution into view and does something with it. */
        void timeline(Consumer<TimelineView> action);

        /** Asks for a file to write; empty when the user thinks better of it. @param kind what such files are called */
        Optional<Path> chooseFile(String title, String fileName, String kind);

        void quit();
    }

    static final String OPEN = "file.open";
    static final String OPEN_DIRECTORY = "file.openDirectory";
    static final String OPEN_HISTORY = "file.openHistory";
    static final String BUILD = "file.build";
    static final String CANCEL_READING = "file.cancelReading";
    static final String CLOSE_RECORDING = "file.closeRecording";
    static final String SAMPLE = "file.sample";
    static final String SECOND_SAMPLE = "file.secondSample";
    static final String CLEAR_RECENT = "file.clearRecent";
    static final String PREFERENCES = "file.preferences";
    static final String WELCOME = "file.welcome";
    static final String QUIT = "file.quit";
    static final String RUN = "run.run";
    static final String AGAIN = "run.again";
    static final String STOP = "run.stop";
    static final String RESUME = "run.resume";
    static final String EDIT = "run.edit";
    static final String SKIP = "time.skip";
    static final String FIRE = "time.fire";
    static final String SKIP_ALL = "time.skipAll";
    static final String REAL = "time.real";
    static final String SKIP_MODE = "time.skipMode";
    static final String MANUAL = "time.manual";
    static final String SCALE = "time.scale";
    static final String ANSWER = "run.answer";
    static final String SIDEBAR = "view.sidebar";
    static final String HIDE_PANE = "view.hide";
    static final String MAXIMIZE = "view.maximize";
    static final String RESET_LAYOUT = "view.reset";
    static final String EXPAND = "view.expand";
    static final String COLLAPSE = "view.collapse";
    static final String ABOUT = "help.about";
    static final String KEYS = "help.keys";
    static final String PALETTE = "help.palette";

    private WindowCommands() {}

    static Commands of(WindowModel model, Window window) {
        Commands commands = new Commands();
        file(commands, model, window);
        run(commands, model, window);
        InputCommands.add(commands, model, window);
        ExportCommands.add(commands, model, window);
        DebugCommands.add(commands, model, window);
        SourceCommands.add(commands, model, window);
        ReplayCommands.add(commands, model, window);
        AttachCommands.add(commands, model, window);
        TimeCommands.add(commands, model, window);
        TravelCommands.add(commands, model, window::askPosition);
        SearchCommands.add(commands, model, window::find);
        view(commands, model, window);
        TimelineCommands.add(commands, model, window);
        commands.add(
                PALETTE,
                text("shell.command.help.palette"),
                text("shell.command.help.palette.description"),
                DurascopeIcons.COMMAND_PALETTE,
                "Shortcut+Shift+A",
                Commands.ALWAYS,
                window::palette);
        commands.add(
                KEYS,
                text("shell.command.help.keys"),
                text("shell.command.help.keys.description"),
                DurascopeIcons.HELP,
                "F1",
                Commands.ALWAYS,
                window::keys);
        commands.add(
                ABOUT,
                text("shell.command.help.about"),
                text("shell.command.help.about.description"),
                DurascopeIcons.INFORMATION,
                null,
                Commands.ALWAYS,
                window::about);
        return commands;
    }

    private static void file(Commands commands, WindowModel model, Window window) {
        commands.add(
                OPEN,
                text("shell.command.file.open"),
                text("shell.command.file.open.description"),
                DurascopeIcons.OPEN,
                "Shortcut+O",
                Commands.ALWAYS,
                window::chooseJar);
        commands.add(
                OPEN_DIRECTORY,
                text("shell.command.file.openDirectory"),
                text("shell.command.file.openDirectory.description"),
                DurascopeIcons.PROJECT,
                "Shortcut+Alt+O",
                Commands.ALWAYS,
                window::chooseDirectory);
        commands.add(
                OPEN_HISTORY,
                text("shell.command.file.openHistory"),
                text("shell.command.file.openHistory.description"),
                DurascopeIcons.RECORDING,
                "Shortcut+Shift+H",
                Commands.ALWAYS,
                window::chooseHistory);
        commands.add(
                CANCEL_READING,
                text("shell.command.file.cancelReading"),
                text("shell.command.file.cancelReading.description"),
                DurascopeIcons.CLEAR,
                "Esc",
                model.cancellable(),
                model::cancel);
        commands.add(
                BUILD,
                text("shell.command.file.build"),
                text("shell.command.file.build.description"),
                null,
                null,
                model.launch().opening().unbuiltProperty().isNotNull(),
                model.launch()::build);
        commands.add(
                CLOSE_RECORDING,
                text("shell.command.file.closeRecording"),
                text("shell.command.file.closeRecording.description"),
                null,
                "Shortcut+W",
                Bindings.createBooleanBinding(
                        () -> model.placeProperty().get() == WindowModel.Place.EXECUTION
                                && model.session() != null
                                && model.session().file() != null,
                        model.placeProperty(),
                        model.open().openProperty()),
                model::closeRecording);
        commands.add(
                SAMPLE,
                text("shell.command.file.sample"),
                text("shell.command.file.sample.description"),
                DurascopeIcons.SAMPLE,
                null,
                isThere(model.services().sample()),
                model::openSample);
        commands.add(
                SECOND_SAMPLE,
                text("shell.command.file.secondSample"),
                text("shell.command.file.secondSample.description"),
                DurascopeIcons.SAMPLE,
                null,
                isThere(model.services().secondSample()),
                model::openSecondSample);
        commands.add(
                CLEAR_RECENT,
                text("shell.command.file.clearRecent"),
                text("shell.command.file.clearRecent.description"),
                DurascopeIcons.CLEAR,
                null,
                Bindings.isNotEmpty(model.recent().entries()),
                model.recent()::clear);
        commands.add(
                WELCOME,
                text("shell.command.file.welcome"),
                text("shell.command.file.welcome.description"),
                DurascopeIcons.HOME,
                null,
                Commands.ALWAYS,
                model::showWelcome);
        commands.add(
                PREFERENCES,
                text("shell.command.file.preferences"),
                text("shell.command.file.preferences.description"),
                DurascopeIcons.SETTINGS,
                "Shortcut+Comma",
                Commands.ALWAYS,
                window::preferences);
        commands.add(
                QUIT,
                text("shell.command.file.quit"),
                text("shell.command.file.quit.description"),
                null,
                "Shortcut+Q",
                Commands.ALWAYS,
                window::quit);
    }

    private static ObservableBooleanValue isThere(@Nullable Path sample) {
        return new ReadOnlyBooleanWrapper(sample != null).getReadOnlyProperty();
    }

    private static void run(Commands commands, WindowModel model, Window window) {
        commands.add(
                RUN,
                text("shell.command.run.run"),
                text("shell.command.run.run.description"),
                DurascopeIcons.RUN,
                "Shift+F10",
                model.launch().runnableProperty(),
                model::run);
        commands.add(
                STOP,
                text("shell.command.run.stop"),
                text("shell.command.run.stop.description"),
                DurascopeIcons.STOP,
                "Shortcut+F2",
                model.open().runningProperty(),
                model.open()::stop);
        commands.addUnless(
                AGAIN,
                text("shell.command.run.again"),
                text("shell.command.run.again.description"),
                DurascopeIcons.RUN_AGAIN,
                "F5",
                model.relaunch().obstacleProperty(),
                model::runAgain);
        commands.add(
                RESUME,
                text("shell.command.run.resume"),
                text("shell.command.run.resume.description"),
                DurascopeIcons.RESUME,
                "F9",
                Bindings.or(model.open().heldProperty(), model.debug().stoppedProperty()),
                model.open()::resume);
        commands.add(
                EDIT,
                text("shell.command.run.edit"),
                text("shell.command.run.edit.description"),
                DurascopeIcons.INPUT,
                "Shortcut+I",
                model.launch().contentsProperty().isNotNull(),
                model::showLaunch);
        commands.add(
                ANSWER,
                text("shell.command.run.answer"),
                text("shell.command.run.answer.description"),
                DurascopeIcons.COMPLETE_CALLBACK,
                "Shortcut+Enter",
                model.open().answerableProperty(),
                window::answerSelected);
    }

    private static void view(Commands commands, WindowModel model, Window window) {
        ObservableBooleanValue shown = Bindings.createBooleanBinding(
                () -> model.placeProperty().get() == WindowModel.Place.EXECUTION, model.placeProperty());
        commands.add(
                EXPAND,
                text("shell.command.view.expand"),
                text("shell.command.view.expand.description"),
                DurascopeIcons.EXPAND_ALL,
                "Shortcut+Add",
                shown,
                () -> window.expandAll(true));
        commands.add(
                COLLAPSE,
                text("shell.command.view.collapse"),
                text("shell.command.view.collapse.description"),
                DurascopeIcons.COLLAPSE_ALL,
                "Shortcut+Subtract",
                shown,
                () -> window.expandAll(false));
        panes(commands, model.panes(), window, shown);
        for (Theme theme : Theme.values()) {
            commands.add(
                    "view.theme." + theme.id(),
                    theme.title(),
                    text("shell.command.view.theme.description", theme.title()),
                    theme == Theme.SYSTEM ? DurascopeIcons.THEME : null,
                    null,
                    Commands.ALWAYS,
                    () -> window.theme(theme));
        }
        for (Density density : Density.values()) {
            commands.add(
                    "view.density." + density.id(),
                    density.title(),
                    text("shell.command.view.density.description", density.title()),
                    null,
                    null,
                    Commands.ALWAYS,
                    () -> window.density(density));
        }
    }

    private static void panes(Commands commands, PaneLayout panes, Window window, ObservableBooleanValue shown) {
        Runnable toggleSidebar =
                () -> panes.showSidebar(!panes.sidebarProperty().get());
        commands.addToggle(
                SIDEBAR,
                text("shell.command.view.sidebar"),
                text("shell.command.view.sidebar.description"),
                DurascopeIcons.MENU,
                "Alt+1",
                Commands.ALWAYS,
                new Toggle(panes.sidebarProperty(), toggleSidebar),
                toggleSidebar);
        for (Pane pane : Pane.values()) {
            Runnable go = () -> window.goTo(pane);
            if (pane.isHideable()) {
                Toggle visible = new Toggle(panes.shownProperty(pane), () -> {
                    if (panes.isShown(pane)) {
                        panes.show(pane, false);
                    } else {
                        go.run();
                    }
                });
                commands.addToggle(
                        pane.command(),
                        pane.title(),
                        text("shell.command.view.pane.hideable.description", pane.title()),
                        pane.icon(),
                        pane.key(),
                        shown,
                        visible,
                        go);
            } else {
                commands.add(
                        pane.command(),
                        pane.title(),
                        text("shell.command.view.pane.description", pane.title()),
                        pane.icon(),
                        pane.key(),
                        shown,
                        go);
            }
        }
        commands.add(
                HIDE_PANE,
                text("shell.command.view.hide"),
                text("shell.command.view.hide.description"),
                null,
                "Shift+Esc",
                shown,
                window::hidePane);
        commands.addToggle(
                MAXIMIZE,
                text("shell.command.view.maximize"),
                text("shell.command.view.maximize.description"),
                null,
                "Shortcut+Shift+F12",
                shown,
                new Toggle(panes.anyMaximizedProperty(), window::toggleMaximized),
                window::toggleMaximized);
        commands.add(
                RESET_LAYOUT,
                text("shell.command.view.reset"),
                text("shell.command.view.reset.description"),
                null,
                null,
                Commands.ALWAYS,
                panes::reset);
    }
}
