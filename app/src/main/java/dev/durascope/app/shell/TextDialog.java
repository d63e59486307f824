package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Copy;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
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
        area.getStyleClass().add("mono");
        area.setAccessibleText(title);
        Alert alert = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.setTitle(title);
        alert.setHeaderText(header);
        alert.setResizable(true);
        ButtonType copy = new ButtonType(text("shell.text.copy"), ButtonBar.ButtonData.LEFT);
        alert.getButtonTypes().add(copy);
        alert.getDialogPane().setId("text-dialog");
        alert.getDialogPane().setContent(area);
        alert.getDialogPane().setPrefSize(WIDTH, HEIGHT);
        ((Button) alert.getDialogPane().lookupButton(copy)).addEventFilter(javafx.event.ActionEvent.ACTION, e -> {
            Copy.text(text);
            // It stays: one who has copied it may read on.
            e.consume();
        });
        alert.setOnShown(e -> area.requestFocus());
        alert.show();
    }
}
