package dev.durascope.app.cloud;

import static dev.durascope.app.text.Texts.text;

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
        Dialog<ButtonType> dialog = dialog(deed, text("cloud.question", deed), go, new VBox(place(where), warning()));
        return dialog.showAndWait().filter(answer -> answer == go).isPresent();
    }

    @Override
    public Optional<ErrorObject> stop(CloudPlace where) {
        ButtonType go = new ButtonType(text("cloud.stop"), ButtonBar.ButtonData.OK_DONE);
        TextField type = field("cloud-stop-type", text("cloud.errorType"), "Stopped");
        TextField message = field("cloud-stop-message", text("cloud.errorMessage"), "Stopped in Durascope.");
        VBox content = new VBox(
                place(where),
                title(text("cloud.errorType"), type),
                type,
                title(text("cloud.errorMessage"), message),
                message,
                warning());
        Dialog<ButtonType> dialog = dialog(text("cloud.stop"), text("cloud.stop.header"), go, content);
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
        ButtonType go = new ButtonType(text("cloud.start"), ButtonBar.ButtonData.OK_DONE);
        TextArea event = new TextArea(before.event());
        event.setId("cloud-start-event");
        event.setAccessibleText(text("cloud.start.event"));
        event.getStyleClass().add("mono");
        event.setPrefRowCount(7);
        event.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
                event.requestFocusTraversal(e.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                e.consume();
            }
        });
        TextField name = field("cloud-start-name", text("cloud.start.name"), before.name());
        name.setPromptText(text("cloud.start.name.prompt"));
        CheckBox synchronous = new CheckBox(text("cloud.start.wait"));
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
                place(where),
                title(text("cloud.start.event.short"), event),
                event,
                title(text("cloud.start.name.short"), name),
                name,
                synchronous,
                problem,
                warning());
        Dialog<ButtonType> dialog = dialog(text("cloud.start.title"), text("cloud.start.header"), go, content);
        dialog.getDialogPane().lookupButton(go).disableProperty().bind(wrong.isNotEmpty());
        dialog.setOnShown(e -> event.requestFocus());
        return dialog.showAndWait()
                .filter(answer -> answer == go)
                .map(answer -> new Start(event.getText(), name.getText().strip(), synchronous.isSelected()));
    }

    private static String problem(String event, String name) {
        JsonProblem problem = JsonScanner.problem(event);
        if (event.isBlank() || problem != null) {
            return problem == null ? text("cloud.start.event.wrong") : problem.sentence();
        }
        return NAME.matcher(name.strip()).matches() ? "" : text("cloud.start.name.wrong");
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
        row = line(grid, row, text("cloud.place.account"), where.account());
        row = line(grid, row, text("cloud.place.region"), where.region());
        row = line(grid, row, text("cloud.place.function"), where.function());
        if (where.execution() != null) {
            line(grid, row, text("cloud.place.execution"), where.execution());
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
        Label warning = new Label(text("cloud.place.warning"));
        warning.setWrapText(true);
        warning.setMinHeight(Region.USE_PREF_SIZE);
        warning.getStyleClass().add("quiet");
        return warning;
    }
}
