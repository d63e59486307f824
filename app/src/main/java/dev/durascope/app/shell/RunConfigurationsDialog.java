package dev.durascope.app.shell;

import dev.durascope.app.editor.RunConfigurations;
import dev.durascope.app.look.Copy;
import java.nio.file.Path;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Shows the run configurations that would be written, and asks. */
final class RunConfigurationsDialog {
    private static final double WIDTH = 640;
    private static final int ROWS = 9;

    private RunConfigurationsDialog() {}

    static void ask(Stage owner, RunConfigurations planned, Runnable write) {
        VBox box = new VBox();
        box.getStyleClass().add("run-configurations");
        for (RunConfigurations.Planned file : planned.files()) {
            box.getChildren().addAll(head(planned.project(), file), text(file));
        }
        ButtonType yes = new ButtonType("Write", ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle("Run Configurations");
        dialog.setHeaderText("To attach at 127.0.0.1:" + planned.port() + ", in " + planned.project());
        dialog.getDialogPane().setId("run-configurations");
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        if (planned.isNeeded()) {
            dialog.getDialogPane().getButtonTypes().add(yes);
        }
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.setResizable(true);
        dialog.showAndWait().filter(answer -> answer == yes).ifPresent(answer -> write.run());
    }

    private static HBox head(Path project, RunConfigurations.Planned file) {
        Label name = new Label(project.relativize(file.file()).toString());
        name.getStyleClass().add("mono");
        Label what = new Label(file.change().words() + (file.refusal().isEmpty() ? "." : ". " + file.refusal()));
        what.setWrapText(true);
        what.getStyleClass().add(file.refusal().isEmpty() ? "quiet" : "problem");
        VBox words = new VBox(name, what);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(words, Copy.button("the configuration in " + name.getText(), file::excerpt));
    }

    private static TextArea text(RunConfigurations.Planned file) {
        TextArea text = new TextArea(file.excerpt());
        text.setEditable(false);
        text.setPrefRowCount((int) Math.min(ROWS, file.excerpt().lines().count()));
        text.getStyleClass().add("mono");
        text.setAccessibleText("What " + file.file().getFileName() + " gets");
        return text;
    }
}
