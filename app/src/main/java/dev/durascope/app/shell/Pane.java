package dev.durascope.app.shell;

import dev.durascope.icons.DurascopeIcon;
import java.util.Locale;

/**
 * The panes of an open execution. This is the one list of them: menu, palette, keys, tabs, visibility and what is
 * remembered are made of it, and {@link SessionView} says what each shows. Those below stand in this order.
 */
enum Pane {
    OPERATIONS("Operations", DurascopeIcon.EXECUTION, "Alt+2"),
    INSPECTOR("Inspector", DurascopeIcon.INFORMATION, "Alt+3"),
    TIMELINE("Timeline", DurascopeIcon.TIMELINE, "Alt+8"),
    HISTORY("History", DurascopeIcon.HISTORY, "Alt+4"),
    INVOCATIONS("Invocations", DurascopeIcon.INVOCATIONS, "Alt+5"),
    CALLBACKS("Callbacks", DurascopeIcon.CALLBACK, "Alt+6"),
    CONSOLE("Console", DurascopeIcon.CONSOLE, "Alt+7"),
    BREAKPOINTS("Breakpoints", DurascopeIcon.BREAKPOINT, "Shortcut+Shift+F8"),
    SOURCE("Source", DurascopeIcon.HANDLER, "Alt+9"),
    REPLAY("Replay", DurascopeIcon.REPLAYED, "Alt+0");

    private final String title;
    private final DurascopeIcon icon;
    private final String key;

    /** @param key goes to the pane; hides it when it has the focus already */
    Pane(String title, DurascopeIcon icon, String key) {
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

    DurascopeIcon icon() {
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
