package dev.durascope.app.shell;

import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.LaunchModel;
import dev.durascope.app.text.Sizes;
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
        ButtonType forget = new ButtonType("Forget", ButtonBar.ButtonData.OK_DONE);
        Alert alert = new Alert(
                Alert.AlertType.CONFIRMATION,
                "What is typed now stays. Executions keep the input that they were started with.",
                ButtonType.CANCEL,
                forget);
        alert.initOwner(owner);
        alert.setTitle("Forget Inputs");
        alert.setHeaderText("Forget " + Sizes.count(launch.history().inputs().size(), "input") + " of "
                + handler.simpleName() + "?");
        return alert.showAndWait().filter(answer -> answer == forget).isPresent();
    }
}
