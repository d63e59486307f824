package dev.durascope.app.cloud;

import dev.durascope.app.json.JsonProblem;
import dev.durascope.app.json.JsonScanner;
import dev.durascope.engine.model.ErrorObject;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks in dialogs, each of which names account, region and function. */
public final class CloudDialogs implements CloudQuestions {
    private static final double WIDTH = 520;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{0,64}");

    private final Window owner;

    /** @param owner the window that they belong to */
    public CloudDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public boolean confirm(String deed, CloudPlace where) {
        ButtonType go = new ButtonType(deed, ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = dialog(deed, deed + " on AWS?", go, new VBox(place(where), warning()));
        return dialog.showAndWait().filter(answer -> answer == go).isPresent();
    }

    @Override
    public Optional<ErrorObject> stop(CloudPlace where) {
        ButtonType go = new ButtonType("Stop Execution", ButtonBar.ButtonData.OK_DONE);
        TextField type = field("cloud-stop-type", "Error type", "Stopped");
        TextField message = field("cloud-stop-message", "Error message", "Stopped in Durascope.");
        VBox content = new VBox(
                place(where), title("Error type", type), type, title("Error message", message), message, warning());
        Dialog<ButtonType> dialog = dialog("Stop Execution", "Stop this execution on AWS?", go, content);
        dialog.getDialogPane()
                .lookupButton(go)
                .disableProperty()
                .bind(Bindings.createBooleanBinding(() -> type.getText().isBlank(), type.textProperty()));
        return dialog.showAndWait()
                .filter(answer -> answer == go)
                .map(answer -> ErrorObject.of(
                        type.getText().strip(),
                        message.getText().isBlank() ? null : message.getText().strip()));
    }

    @Override
    public Optional<Start> start(CloudPlace where, Start before) {
        ButtonType go = new ButtonType("Start Execution", ButtonBar.ButtonData.OK_DONE);
        TextArea event = new TextArea(before.event());
        event.setId("cloud-start-event");
        event.setAccessibleText("Event, as JSON");
        event.getStyleClass().add("mono");
        event.setPrefRowCount(7);
        event.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
                event.requestFocusTraversal(e.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                e.consume();
            }
        });
        TextField name = field("cloud-start-name", "Name of the execution", before.name());
        name.setPromptText("one is made up");
        CheckBox synchronous = new CheckBox("Wait for its end, up to 15 minutes");
        synchronous.setId("cloud-start-synchronous");
        synchronous.setSelected(before.synchronous());
        StringBinding wrong = Bindings.createStringBinding(
                () -> problem(event.getText(), name.getText()), event.textProperty(), name.textProperty());
        Label problem = new Label();
        problem.setId("cloud-start-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(wrong);
        VBox content = new VBox(
                place(where), title("Event", event), event, title("Name", name), name, synchronous, problem, warning());
        Dialog<ButtonType> dialog =
                dialog("Start Execution on AWS", "Start an execution of the deployed function?", go, content);
        dialog.getDialogPane().lookupButton(go).disableProperty().bind(wrong.isNotEmpty());
        dialog.setOnShown(e -> event.requestFocus());
        return dialog.showAndWait()
                .filter(answer -> answer == go)
                .map(answer -> new Start(event.getText(), name.getText().strip(), synchronous.isSelected()));
    }

    private static String problem(String event, String name) {
        JsonProblem problem = JsonScanner.problem(event);
        if (event.isBlank() || problem != null) {
            return problem == null ? "The event must be JSON; null is the least." : problem.sentence();
        }
        return NAME.matcher(name.strip()).matches() ? "" : "The name may have letters, digits, - and _, 64 at most.";
    }

    private Dialog<ButtonType> dialog(String title, String header, ButtonType go, VBox content) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setHeaderText(header);
        content.getStyleClass().add("cloud-dialog");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.getDialogPane().getButtonTypes().addAll(go, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(go).setId("cloud-go");
        return dialog;
    }

    private static TextField field(String id, String accessible, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setAccessibleText(accessible);
        return field;
    }

    private static Label title(String text, Node field) {
        Label title = new Label(text);
        title.setLabelFor(field);
        title.getStyleClass().add("field-name");
        return title;
    }

    private static GridPane place(CloudPlace where) {
        GridPane grid = new GridPane();
        grid.setId("cloud-place");
        grid.getStyleClass().add("cloud-place");
        int row = 0;
        row = line(grid, row, "Account", where.account());
        row = line(grid, row, "Region", where.region());
        row = line(grid, row, "Function", where.function());
        if (where.execution() != null) {
            line(grid, row, "Execution", where.execution());
        }
        return grid;
    }

    private static int line(GridPane grid, int row, String name, String value) {
        Label title = new Label(name);
        title.getStyleClass().add("quiet");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label text = new Label(value);
        text.getStyleClass().add("execution-name");
        text.setWrapText(true);
        grid.addRow(row, title, text);
        return row + 1;
    }

    private static Label warning() {
        Label warning = new Label("It is done to the deployed function, with your credentials, and cannot be undone.");
        warning.setWrapText(true);
        warning.setMinHeight(Region.USE_PREF_SIZE);
        warning.getStyleClass().add("quiet");
        return warning;
    }
}
