package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.command.Commands;
import dev.durascope.app.editor.EditorChoice;
import dev.durascope.app.recent.RecentEntry;
import dev.durascope.icons.DurascopeIcons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The menu bar: every command stands in it. */
final class MainMenu extends MenuBar {
    /** How many recent entries the menu has; the welcome page has all. */
    private static final int RECENT = 12;

    private static final double NOWHERE = -Double.MAX_VALUE;
    private static final MouseEvent CLICK_ELSEWHERE = new MouseEvent(
            MouseEvent.MOUSE_CLICKED,
            NOWHERE,
            NOWHERE,
            NOWHERE,
            NOWHERE,
            MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            null);

    private final WindowModel model;
    private final Commands commands;
    private final Menu recent = new Menu(text("shell.menu.recent"));
    private final MenuItem clearRecent;

    MainMenu(WindowModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
        this.clearRecent = item(WindowCommands.CLEAR_RECENT);
        setUseSystemMenuBar(true);
        Menu file = menu(
                "file",
                text("shell.menu.file"),
                List.of(
                        WindowCommands.OPEN,
                        WindowCommands.OPEN_DIRECTORY,
                        WindowCommands.OPEN_HISTORY,
                        WindowCommands.BUILD,
                        WindowCommands.CANCEL_READING,
                        CloudCommands.ATTACH,
                        CloudCommands.DETACH,
                        WindowCommands.SAMPLE,
                        WindowCommands.SECOND_SAMPLE,
                        "",
                        TestExportCommands.EXPORT,
                        ExportCommands.SAVE_RECORDING,
                        ExportCommands.SAVE_HISTORY,
                        ExportCommands.SAVE_TREE,
                        ExportCommands.SAVE_SEQUENCE,
                        "",
                        WindowCommands.CLOSE_RECORDING,
                        WindowCommands.WELCOME,
                        WindowCommands.PREFERENCES,
                        WindowCommands.QUIT));
        file.getItems().add(3, recent);
        recent.setId("menu-recent");
        Menu debug = menu("debug", text("shell.menu.debug"), DebugCommands.menu());
        debug.getItems().add(new SeparatorMenuItem());
        SourceCommands.IN_DEBUG_MENU.forEach(id -> debug.getItems().add(item(id)));
        debug.getItems().addAll(item(AttachCommands.CONFIGURE), item(AttachCommands.SET_UP));
        Menu run = menu(
                "run",
                text("shell.menu.run"),
                List.of(
                        WindowCommands.RUN,
                        AttachCommands.DEBUG,
                        WindowCommands.AGAIN,
                        WindowCommands.STOP,
                        "",
                        WindowCommands.EDIT));
        run.getItems()
                .addAll(menu("inputs", text("shell.menu.inputs"), InputCommands.menu()), item(WindowCommands.ANSWER));
        run.getItems().add(new SeparatorMenuItem());
        ReplayCommands.menu().forEach(id -> run.getItems().add(item(id)));
        ForkCommands.IN_RUN_MENU.forEach(id -> run.getItems().add(item(id)));
        run.getItems().add(new SeparatorMenuItem());
        CloudCommands.IN_RUN_MENU.forEach(id -> run.getItems().add(item(id)));
        Menu editors = new Menu(text("shell.menu.editors"));
        SourceCommands.CHOICES.forEach(id -> editors.getItems().add(item(id)));
        editors.setOnShowing(e -> markEditor(editors));
        debug.getItems().add(editors);
        Menu theme = new Menu(text("shell.menu.theme"));
        for (Theme each : Theme.values()) {
            theme.getItems().add(item("view.theme." + each.id()));
        }
        Menu density = new Menu(text("shell.preferences.density"));
        for (Density each : Density.values()) {
            density.getItems().add(item("view.density." + each.id()));
        }
        Menu view = menu("view", text("shell.menu.view"), List.of(WindowCommands.SIDEBAR));
        for (Pane pane : Pane.values()) {
            view.getItems().add(item(pane.command()));
        }
        view.getItems().add(new SeparatorMenuItem());
        for (String id : List.of(WindowCommands.HIDE_PANE, WindowCommands.MAXIMIZE, WindowCommands.RESET_LAYOUT)) {
            view.getItems().add(item(id));
        }
        view.getItems().add(new SeparatorMenuItem());
        view.getItems().addAll(item(WindowCommands.EXPAND), item(WindowCommands.COLLAPSE));
        view.getItems()
                .addAll(
                        menu("timeline", text("shell.menu.timeline"), TimelineCommands.menu()),
                        new SeparatorMenuItem(),
                        theme,
                        density);
        getMenus()
                .addAll(
                        file,
                        menu("edit", text("shell.menu.edit"), ExportCommands.COPYING),
                        run,
                        debug,
                        menu(
                                "time",
                                text("shell.menu.time"),
                                List.of(
                                        WindowCommands.SKIP,
                                        WindowCommands.SKIP_ALL,
                                        WindowCommands.FIRE,
                                        "",
                                        WindowCommands.REAL,
                                        WindowCommands.SKIP_MODE,
                                        WindowCommands.MANUAL,
                                        WindowCommands.SCALE)),
                        menu("travel", text("shell.menu.travel"), TravelCommands.menu()),
                        menu("search", text("shell.menu.search"), SearchCommands.menu()),
                        view,
                        help());
        addEventHandler(MouseEvent.MOUSE_EXITED_TARGET, e -> leave());
        model.recent().entries().addListener((ListChangeListener<RecentEntry>) change -> showRecent());
        showRecent();
    }

    /**
     * Gives the keys back. A menu bar takes Escape and the arrows for itself from when the mouse came over one of its
     * titles until something beside it is clicked, although no menu is open; so it is told of such a click.
     */
    private void leave() {
        if (getScene() != null && getMenus().stream().noneMatch(Menu::isShowing)) {
            Event.fireEvent(getScene(), CLICK_ELSEWHERE);
        }
    }

    private Menu help() {
        Menu help = menu("help", text("shell.menu.help"), List.of(WindowCommands.PALETTE, WindowCommands.KEYS, ""));
        SupportCommands.IN_HELP_MENU.forEach(id -> help.getItems().add(item(id)));
        help.getItems().addAll(new SeparatorMenuItem(), item(WindowCommands.ABOUT));
        return help;
    }

    private void markEditor(Menu editors) {
        String chosen = SourceCommands.in(
                EditorChoice.of(model.services().settings().get().editor().choice()));
        for (MenuItem item : editors.getItems()) {
            boolean isChosen = CommandNodes.commandId(item).equals(chosen);
            item.setGraphic(isChosen ? DurascopeIcons.CHECK.node() : null);
        }
    }

    private Menu menu(String name, String title, List<String> ids) {
        Menu menu = new Menu(title);
        menu.setId("menu-" + name);
        for (String id : ids) {
            menu.getItems().add(id.isEmpty() ? new SeparatorMenuItem() : item(id));
        }
        return menu;
    }

    private MenuItem item(String id) {
        Command command = commands.get(id);
        return CommandNodes.menuItem(command);
    }

    /** The menu that each command stands in, by the command's id, in the order of the menus: {@code View › Theme}. */
    Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        getMenus().forEach(menu -> collect(menu, menu.getText(), paths));
        return paths;
    }

    private static void collect(Menu menu, String path, Map<String, String> into) {
        for (MenuItem item : menu.getItems()) {
            if (item instanceof Menu inner) {
                collect(inner, path + " › " + inner.getText(), into);
            } else if (item.getId() != null) {
                into.putIfAbsent(CommandNodes.commandId(item), path);
            }
        }
    }

    private void showRecent() {
        recent.getItems().clear();
        for (RecentEntry entry : model.recent().entries().stream().limit(RECENT).toList()) {
            MenuItem item = new MenuItem(
                    entry.missing()
                            ? text("shell.recent.missing", entry.name(), entry.place())
                            : text("shell.recent.there", entry.name(), entry.place()),
                    entry.kind().icon().node());
            item.setMnemonicParsing(false);
            item.setOnAction(e -> model.recent().open(entry));
            recent.getItems().add(item);
        }
        if (!recent.getItems().isEmpty()) {
            recent.getItems().add(new SeparatorMenuItem());
        }
        recent.getItems().add(clearRecent);
    }
}
