package dev.durascope.app.time;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.time.TimeMode;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks how many times as fast as the wall clock time is to run. */
public final class FactorDialog {
    private static final TimeMode PROPOSED = TimeMode.scaled(60);

    private FactorDialog() {}

    /**
     * Asks.
     *
     * @param now how time moves now: its factor is proposed
     * @return the scaled time that was asked for; empty when the user thought better of it
     */
    public static Optional<TimeMode> ask(Window owner, TimeMode now) {
        TimeMode proposed = now.kind() == TimeMode.Kind.SCALED ? now : PROPOSED;
        TextInputDialog dialog = new TextInputDialog(proposed.factorText());
        dialog.initOwner(owner);
        dialog.setTitle(text("time.factor.title"));
        dialog.setHeaderText(text("time.factor.header"));
        dialog.setGraphic(null);
        dialog.getEditor().setId("time-factor");
        dialog.getEditor().setAccessibleText(text("time.factor.field"));
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        VBox content = new VBox(dialog.getEditor(), problem);
        content.getStyleClass().add("labelled");
        dialog.getDialogPane().setContent(content);
        Node ok = dialog.getDialogPane().lookupButton(ButtonType.OK);
        dialog.getEditor().textProperty().addListener((o, before, text) -> {
            String wrong = problem(text);
            ok.setDisable(!wrong.isEmpty());
            problem.setText(wrong);
        });
        return dialog.showAndWait().map(FactorDialog::parse);
    }

    private static TimeMode parse(String text) {
        return TimeMode.parse("scaled:" + text.strip());
    }

    /** Why a text is no factor; empty when it is one. */
    static String problem(String text) {
        try {
            parse(text);
            return "";
        } catch (IllegalArgumentException e) {
            return text("time.factor.refusal");
        }
    }
}
