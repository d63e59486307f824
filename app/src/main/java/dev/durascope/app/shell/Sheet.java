package dev.durascope.app.shell;

import dev.durascope.app.look.Escape;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** A dialog that asks nothing: it is there until it is closed, and its other buttons leave it open. */
final class Sheet {
    private final Alert alert = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);

    Sheet(Stage owner, String id, String title, Node content) {
        alert.initOwner(owner);
        alert.setTitle(title);
        alert.setResizable(true);
        alert.getDialogPane().setId(id);
        alert.getDialogPane().setContent(content);
        Escape.leavesLists(alert.getDialogPane());
    }

    /** Says what it shows, in a sentence above it. */
    void header(String sentence) {
        alert.setHeaderText(sentence);
    }

    /** Adds a button, after those that were added before. */
    Button button(String title, Runnable action) {
        ButtonType type = new ButtonType(title, ButtonBar.ButtonData.LEFT);
        alert.getButtonTypes().add(type);
        Button button = (Button) alert.getDialogPane().lookupButton(type);
        button.addEventFilter(ActionEvent.ACTION, e -> {
            action.run();
            e.consume();
        });
        return button;
    }

    /** Says what is done when it was closed. */
    void onClosed(Runnable action) {
        alert.setOnHidden(e -> action.run());
    }

    /**
     * Shows it.
     *
     * @param width in pixels, as is the height; {@link javafx.scene.layout.Region#USE_COMPUTED_SIZE} for what the content
     *     needs
     * @param focus what has the keys at first
     */
    void show(double width, double height, Node focus) {
        alert.getDialogPane().setPrefSize(width, height);
        alert.setOnShown(e -> focus.requestFocus());
        alert.show();
    }
}
