package dev.durascope.app.command;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.icons.DurascopeIcons;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something the user can do.
 *
 * @param id stable, lower case with dots: {@code run.stop}
 * @param title as it stands in the menu: {@code Stop}
 * @param description one sentence for the tooltip
 * @param icon its glyph; absent when it has none
 * @param key its key, {@code Shortcut} being Cmd on macOS; absent when it has none
 * @param obstacle why it cannot be done now and what to do, empty when it can; absent for a command whose own name says
 *     when it can
 * @param enabled whether it can be done now
 * @param toggle what a check mark in its menu stands for; absent for a command that has none
 * @param action does it; called on the window's thread
 */
public record Command(
        String id,
        String title,
        String description,
        @Nullable DurascopeIcons icon,
        @Nullable KeyCombination key,
        @Nullable ObservableStringValue obstacle,
        ObservableBooleanValue enabled,
        @Nullable Toggle toggle,
        Runnable action) {

    /** Does it if it can be done now. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }

    /** The title without the dots that say that more will be asked. */
    public String plainTitle() {
        return title.replace("…", "");
    }

    /** What a tooltip says: title, key and description. */
    public String tooltip() {
        String keys = key == null ? "" : " (" + key.getDisplayText() + ")";
        String why = obstacle == null || obstacle.get().isEmpty() ? "" : "\n" + text("command.notNow", obstacle.get());
        return plainTitle() + keys + "\n" + description + why;
    }

    /** What a menu says: the title, and in a few words why it cannot be done. */
    public String menuTitle() {
        String why = obstacle == null ? "" : obstacle.get();
        return why.isEmpty() ? title : title + " (" + why.split(":", 2)[0] + ")";
    }
}
