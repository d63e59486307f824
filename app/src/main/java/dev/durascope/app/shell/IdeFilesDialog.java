package dev.durascope.app.shell;

import dev.durascope.app.ide.IdeFiles;
import dev.durascope.app.ide.PlannedFile;
import dev.durascope.app.look.Copy;
import dev.durascope.app.text.Texts;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Shows the files for IDEs that would be written, and asks. */
final class IdeFilesDialog {
    private static final double WIDTH = 680;

    /** Of a window that is 640 pixels high, the dialog's header and buttons need the rest. */
    private static final double HEIGHT = 400;

    private static final int ROWS = 9;

    private IdeFilesDialog() {}

    /**
     * Shows files, and does what it is given when the user agrees.
     *
     * @param title of the dialog
     * @param header what they are for, and where
     */
    static void ask(Stage owner, String title, String header, IdeFiles planned, Runnable write) {
        VBox box = new VBox();
        box.getStyleClass().add("run-configurations");
        for (PlannedFile file : planned.files()) {
            box.getChildren().addAll(head(planned.name(file), file), text(file));
        }
        ButtonType yes = new ButtonType(Texts.text("shell.ideFiles.write"), ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setHeaderText(header);
        dialog.getDialogPane().setId("run-configurations");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(HEIGHT);
        scroll.setAccessibleText(Texts.text("shell.ideFiles.files"));
        scroll.getStyleClass().add("edge-to-edge");
        dialog.getDialogPane().setContent(scroll);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        if (planned.isNeeded()) {
            dialog.getDialogPane().getButtonTypes().add(yes);
        }
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.setResizable(true);
        dialog.showAndWait().filter(answer -> answer == yes).ifPresent(answer -> write.run());
    }

    private static HBox head(String path, PlannedFile file) {
        Label name = new Label(path);
        name.setWrapText(true);
        name.getStyleClass().add("mono");
        Label what = new Label(file.says());
        what.setWrapText(true);
        what.getStyleClass().add(file.refusal().isEmpty() ? "quiet" : "problem");
        VBox words = new VBox(name, what);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(words, Copy.button(Texts.text("shell.ideFiles.goesInto", name.getText()), file::excerpt));
    }

    private static TextArea text(PlannedFile file) {
        TextArea text = new TextArea(file.excerpt());
        text.setEditable(false);
        text.setPrefRowCount((int) Math.min(ROWS, file.excerpt().lines().count()));
        text.getStyleClass().add("mono");
        text.setAccessibleText(Texts.text("shell.ideFiles.gets", file.file().getFileName()));
        return text;
    }
}
