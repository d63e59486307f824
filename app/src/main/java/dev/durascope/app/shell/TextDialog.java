package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Copy;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;

/** Shows a text that is to be read, and copied if the reader wants to hand it on. */
final class TextDialog {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 520;

    private TextDialog() {}

    /** @param header what the text is, in a sentence */
    static void show(Stage owner, String title, String header, String text) {
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("mono");
        area.setAccessibleText(title);
        Sheet dialog = new Sheet(owner, "text-dialog", title, area);
        dialog.header(header);
        dialog.button(text("shell.text.copy"), () -> Copy.text(text));
        dialog.show(WIDTH, HEIGHT, area);
    }
}
