package dev.durascope.app.look;

import dev.durascope.app.text.Texts;
import dev.durascope.icons.DurascopeIcons;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Copying to the clipboard. */
public final class Copy {
    private Copy() {}

    /** Puts a text on the clipboard. */
    public static void text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Puts an image on the clipboard. */
    public static void image(Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /**
     * A small button that copies.
     *
     * @param what what it copies, for tooltip and assistive technology: {@code operation id}
     */
    public static Button button(String what, Supplier<String> text) {
        Button button = iconButton(DurascopeIcons.COPY, Texts.text("look.copy", what));
        button.setOnAction(e -> text(text.get()));
        return button;
    }

    /** A small flat button that shows an icon only. */
    public static Button iconButton(DurascopeIcons icon, String what) {
        Button button = new Button(null, icon.node());
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setAccessibleText(what);
        button.setTooltip(new Tooltip(what));
        return button;
    }
}
