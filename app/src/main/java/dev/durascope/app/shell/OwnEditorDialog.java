package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.editor.EditorChoice;
import dev.durascope.app.editor.EditorCommand;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Asks for the command by which the user's own editor opens a line of a file. */
final class OwnEditorDialog {
    private static final double WIDTH = 520;

    private OwnEditorDialog() {}

    static void ask(Stage owner, SettingsFile settings) {
        TextField command = new TextField(settings.get().editor().command());
        command.setId("editor-command");
        command.setPromptText("subl {file}:{line}");
        command.setAccessibleText(text("shell.ownEditor.field"));
        command.getStyleClass().add("mono");
        Label explanation = new Label(text("shell.ownEditor.explanation", "{file}", "{line}", "{project}"));
        explanation.setWrapText(true);
        StringBinding wrong = Bindings.createStringBinding(() -> problem(command.getText()), command.textProperty());
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(wrong);
        VBox box = new VBox(explanation, command, problem);
        box.getStyleClass().add("own-editor");
        ButtonType use = new ButtonType(text("shell.ownEditor.use"), ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(text("shell.ownEditor.title"));
        dialog.setHeaderText(text("shell.ownEditor.header"));
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.getDialogPane().getButtonTypes().addAll(use, ButtonType.CANCEL);
        Node button = dialog.getDialogPane().lookupButton(use);
        button.disableProperty().bind(wrong.isNotEmpty());
        dialog.setOnShown(e -> command.requestFocus());
        dialog.showAndWait()
                .filter(answer -> answer == use)
                .ifPresent(answer -> settings.change(s -> s.withEditor(new Settings.Editor(
                        EditorChoice.OWN.id(), command.getText().strip()))));
    }

    private static String problem(String text) {
        try {
            EditorCommand.parse(text);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
