package dev.durascope.app.breakpoints;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.Escape;
import dev.durascope.engine.breakpoint.MalformedException;
import dev.durascope.engine.breakpoint.NamePattern;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks for the operation that an execution is to run to: one of those that are known, or whatever name there may be. */
public final class RunToDialog {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double WIDTH = 440;
    private static final double HEIGHT = 400;

    private final TextField field = new TextField();
    private final Label problem = new Label();
    private final ListView<KnownName> list = new ListView<>();
    private final Dialog<NamePattern> dialog = new Dialog<>();
    private final Button run;
    private @Nullable NamePattern wanted;

    private RunToDialog(Window owner, ObservableList<KnownName> known) {
        field.setId("run-to-name");
        field.setAccessibleText(text("breakpoints.runTo.field"));
        field.setPromptText(text("breakpoints.editor.name.prompt"));
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        list.setId("run-to-known");
        list.setAccessibleText(text("breakpoints.runTo.known"));
        list.setPlaceholder(new Label(text("breakpoints.runTo.none")));
        list.setItems(known);
        list.setCellFactory(l -> new Cell());
        Label title = new Label(text("breakpoints.runTo.known"));
        title.getStyleClass().add("quiet");
        VBox content = new VBox(field, problem, title, list);
        content.getStyleClass().add("labelled");
        ButtonType ok = new ButtonType(text("breakpoints.runTo.run"), ButtonBar.ButtonData.OK_DONE);
        dialog.initOwner(owner);
        dialog.setTitle(text("breakpoints.runTo.title"));
        dialog.setHeaderText(text("breakpoints.runTo.header"));
        dialog.setResizable(true);
        dialog.getDialogPane().setId("run-to");
        dialog.getDialogPane().setContent(content);
        Escape.leavesLists(dialog.getDialogPane());
        dialog.getDialogPane().setPrefSize(WIDTH, HEIGHT);
        dialog.getDialogPane().getButtonTypes().addAll(ok, ButtonType.CANCEL);
        dialog.setResultConverter(answer -> answer == ok ? wanted : null);
        dialog.setOnShown(e -> field.requestFocus());
        run = (Button) dialog.getDialogPane().lookupButton(ok);
        react();
        read();
    }

    private void react() {
        field.textProperty().addListener(o -> read());
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                e.consume();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null) {
                field.setText(literal(now.name()));
            }
        });
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                run.fire();
            }
        });
    }

    private static String literal(String name) {
        try {
            return NamePattern.literal(name).text();
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String wrong = "";
        wanted = null;
        try {
            wanted = NamePattern.parse(field.getText().strip());
        } catch (MalformedException e) {
            wrong = text("breakpoints.form.atCharacter", e.offset() + 1, e.getMessage());
        }
        run.setDisable(wanted == null);
        boolean typed = !field.getText().isBlank();
        field.pseudoClassStateChanged(WRONG, typed && !wrong.isEmpty());
        problem.setText(typed ? wrong : "");
    }

    /**
     * Asks.
     *
     * @param known the names that are offered; may be filled while it is open
     * @return the names at whose first operation to stop; empty when the user thought better of it
     */
    public static Optional<NamePattern> ask(Window owner, ObservableList<KnownName> known) {
        return new RunToDialog(owner, known).dialog.showAndWait();
    }

    private static final class Cell extends ListCell<KnownName> {
        @Override
        protected void updateItem(@Nullable KnownName item, boolean empty) {
            super.updateItem(item, empty);
            setText(
                    empty || item == null
                            ? null
                            : item.begun() ? text("breakpoints.runTo.begun", item.name()) : item.name());
        }
    }
}
