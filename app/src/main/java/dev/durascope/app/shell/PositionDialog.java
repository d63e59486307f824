package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.Position;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Asks for a moment of an execution. */
final class PositionDialog {
    private PositionDialog() {}

    /** The position that was asked for; empty when the user thought better of it. */
    static Optional<Position> ask(Stage owner) {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(owner);
        dialog.setTitle(text("shell.position.title"));
        dialog.setHeaderText(text("shell.position.header"));
        dialog.setGraphic(null);
        dialog.getEditor().setId("position");
        dialog.getEditor().setAccessibleText(text("shell.position.field"));
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        dialog.getDialogPane().setContent(new VBox(8, dialog.getEditor(), problem));
        Node ok = dialog.getDialogPane().lookupButton(ButtonType.OK);
        ok.setDisable(true);
        dialog.getEditor().textProperty().addListener((o, before, now) -> {
            boolean good = Position.parse(now).isPresent();
            ok.setDisable(!good);
            problem.setText(good || now.isBlank() ? "" : text("shell.position.refusal"));
        });
        return dialog.showAndWait().flatMap(Position::parse);
    }
}
