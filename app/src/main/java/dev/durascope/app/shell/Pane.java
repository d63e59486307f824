package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.icons.DurascopeIcons;
import java.util.Locale;

/**
 * The panes of an open execution. This is the one list of them: menu, palette, keys, tabs, visibility and what is
 * remembered are made of it, and {@link SessionView} says what each shows. Those below stand in this order.
 */
enum Pane {
    OPERATIONS(text("shell.pane.operations"), DurascopeIcons.EXECUTION, "Alt+2"),
    INSPECTOR(text("shell.pane.inspector"), DurascopeIcons.INFORMATION, "Alt+3"),
    TIMELINE(text("shell.pane.timeline"), DurascopeIcons.TIMELINE, "Alt+8"),
    HISTORY(text("shell.pane.history"), DurascopeIcons.HISTORY, "Alt+4"),
    INVOCATIONS(text("shell.pane.invocations"), DurascopeIcons.INVOCATIONS, "Alt+5"),
    CALLBACKS(text("shell.pane.callbacks"), DurascopeIcons.CALLBACK, "Alt+6"),
    CONSOLE(text("shell.pane.console"), DurascopeIcons.CONSOLE, "Alt+7"),
    BREAKPOINTS(text("shell.pane.breakpoints"), DurascopeIcons.BREAKPOINT, "Shortcut+Shift+F8"),
    SOURCE(text("shell.pane.source"), DurascopeIcons.SOURCE, "Alt+9"),
    REPLAY(text("shell.pane.replay"), DurascopeIcons.REPLAYED, "Alt+0");

    private final String title;
    private final DurascopeIcons icon;
    private final String key;

    /** @param key goes to the pane; hides it when it has the focus already */
    Pane(String title, DurascopeIcons icon, String key) {
        this.title = title;
        this.icon = icon;
        this.key = key;
    }

    /** As settings name it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    DurascopeIcons icon() {
        return icon;
    }

    /** As {@link javafx.scene.input.KeyCombination#keyCombination} reads it. */
    String key() {
        return key;
    }

    /** The command that goes to it. */
    String command() {
        return "view." + id();
    }

    /** Whether it can be hidden; what all other panes are about cannot. */
    boolean isHideable() {
        return this != OPERATIONS;
    }

    /** Whether it is a tab below in a wide window. In a narrow one, the inspector is one too. */
    boolean isBelow() {
        return this != OPERATIONS && this != INSPECTOR;
    }
}
