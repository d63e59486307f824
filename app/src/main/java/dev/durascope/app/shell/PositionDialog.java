package dev.durascope.app.shell;

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
        dialog.setTitle("Go to Position");
        dialog.setHeaderText("An execution's name or ARN, an @ and the number of an event: order-4711@12");
        dialog.setGraphic(null);
        dialog.getEditor().setId("position");
        dialog.getEditor().setAccessibleText("Position");
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        dialog.getDialogPane().setContent(new VBox(8, dialog.getEditor(), problem));
        Node ok = dialog.getDialogPane().lookupButton(ButtonType.OK);
        ok.setDisable(true);
        dialog.getEditor().textProperty().addListener((o, before, now) -> {
            boolean good = Position.parse(now).isPresent();
            ok.setDisable(!good);
            problem.setText(good || now.isBlank() ? "" : "Not a position: it has the form execution@event.");
        });
        return dialog.showAndWait().flatMap(Position::parse);
    }
}
