package dev.durascope.app.palette;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import java.util.BitSet;

/**
 * A command as the palette lists it.
 *
 * @param path the menu it stands in: {@code View › Theme}
 * @param marked which characters of the command's plain title were typed
 */
public record PaletteEntry(Command command, String path, BitSet marked) {

    /** Whether it can be done now. */
    public boolean isEnabled() {
        return command.enabled().get();
    }

    /** What the command does, or why it cannot be done now. */
    public String explanation() {
        if (isEnabled()) {
            return command.description();
        }
        String why = command.obstacle() == null ? "" : command.obstacle().get();
        return text("palette.help.notNow", why.isEmpty() ? command.description() : why);
    }

    /** All that the line shows, in words. */
    public String words() {
        String key = command.key() == null ? "" : ", " + command.key().getDisplayText();
        String words = command.plainTitle() + ", " + path + key;
        return isEnabled() ? words : text("palette.entry.notNow", words);
    }
}
