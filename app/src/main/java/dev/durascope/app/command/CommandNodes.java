package dev.durascope.app.command;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Makes controls of commands. */
public final class CommandNodes {
    private static final String MENU_ID = "menu-";

    private CommandNodes() {}

    /** A menu item that shows the command's key and installs it. */
    public static MenuItem menuItem(Command command) {
        MenuItem item = command.toggle() == null ? new MenuItem() : new CheckMenuItem();
        item.setText(command.title());
        item.setId(MENU_ID + command.id());
        item.setAccelerator(command.key());
        item.setMnemonicParsing(false);
        if (command.icon() != null) {
            item.setGraphic(command.icon().node());
        }
        item.setOnAction(e -> command.run());
        if (item instanceof CheckMenuItem check && command.toggle() != null) {
            follow(check, command, command.toggle());
        }
        item.disableProperty().bind(Bindings.not(command.enabled()));
        if (command.obstacle() != null) {
            item.textProperty().bind(Bindings.createStringBinding(command::menuTitle, command.obstacle()));
        }
        return item;
    }

    /** A check item that is chosen flips what its mark stands for; its key does what the command does. */
    private static void follow(CheckMenuItem item, Command command, Toggle toggle) {
        InvalidationListener show = o -> item.setSelected(toggle.on().get());
        // Kept by the item, so that both go together.
        item.getProperties().put(Toggle.class, show);
        toggle.on().addListener(new WeakInvalidationListener(show));
        show.invalidated(toggle.on());
        // An item is validated when its key was pressed, just before its action.
        boolean[] byKey = {false};
        item.setOnMenuValidation(e -> byKey[0] = true);
        item.setOnAction(e -> {
            if (byKey[0]) {
                command.run();
            } else {
                toggle.flip().run();
            }
            byKey[0] = false;
            item.setSelected(toggle.on().get());
        });
    }

    /** The id of the command of which {@link #menuItem} made an item. */
    public static String commandId(MenuItem item) {
        return item.getId().substring(MENU_ID.length());
    }

    /** A menu item for a context menu: as {@link #menuItem}, but its key is shown, not installed a second time. */
    public static MenuItem contextItem(Command command) {
        MenuItem item = menuItem(command);
        item.setId("context-" + command.id());
        item.setAccelerator(null);
        return item;
    }

    /** A button with icon and title. */
    public static Button button(Command command) {
        Button button = new Button(command.plainTitle());
        button.setId("button-" + command.id());
        button.setMnemonicParsing(false);
        if (command.icon() != null) {
            button.setGraphic(command.icon().node());
        }
        button.setOnAction(e -> command.run());
        button.disableProperty().bind(Bindings.not(command.enabled()));
        button.setTooltip(tooltip(command));
        return button;
    }

    private static Tooltip tooltip(Command command) {
        Tooltip tooltip = new Tooltip(command.tooltip());
        if (command.obstacle() != null) {
            tooltip.textProperty().bind(Bindings.createStringBinding(command::tooltip, command.obstacle()));
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(420);
        }
        return tooltip;
    }

    /**
     * A button as {@link #iconButton} that also says why it is disabled: a disabled node hears nothing of the mouse, so
     * what surrounds it does.
     */
    public static Node explainedIconButton(Command command) {
        Button button = iconButton(command);
        if (command.obstacle() != null) {
            button.accessibleHelpProperty().bind(command.obstacle());
        }
        StackPane around = new StackPane(button);
        around.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Tooltip.install(around, tooltip(command));
        return around;
    }

    /** A button that shows only its icon and says its title to assistive technology. */
    public static Button iconButton(Command command) {
        Button button = button(command);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(command.plainTitle());
        button.getStyleClass().addAll("button-icon", "flat");
        return button;
    }
}
