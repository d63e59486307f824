package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.LaunchModel;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** Asks before all inputs of the chosen handler are forgotten. */
final class ForgetInputsDialog {
    private ForgetInputsDialog() {}

    /** Whether they shall be. */
    static boolean ask(Stage owner, LaunchModel launch) {
        HandlerChoice handler = launch.handlerProperty().get();
        if (handler == null) {
            return false;
        }
        ButtonType forget = new ButtonType(text("shell.forgetInputs.forget"), ButtonBar.ButtonData.OK_DONE);
        Alert alert = new Alert(
                Alert.AlertType.CONFIRMATION, text("shell.forgetInputs.explanation"), ButtonType.CANCEL, forget);
        alert.initOwner(owner);
        alert.setTitle(text("shell.forgetInputs.title"));
        alert.setHeaderText(
                text("shell.forgetInputs.question", launch.history().inputs().size(), handler.simpleName()));
        return alert.showAndWait().filter(answer -> answer == forget).isPresent();
    }
}
