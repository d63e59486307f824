package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/** Asks from where and with what change an execution is forked; tells first what that will do. */
public final class ForkDialog {
    private static final double WIDTH = 680;
    private static final double HEIGHT = 560;

    private final Dialog<ButtonType> dialog = new Dialog<>();

    /**
     * A dialog about a fork that is thought of.
     *
     * @param choose asks for other code to run the rest with
     */
    public ForkDialog(Window owner, ForkModel model, Runnable choose) {
        ButtonType fork = new ButtonType(text("fork.fork"), ButtonBar.ButtonData.OK_DONE);
        ForkForm form = new ForkForm(model, choose);
        dialog.initOwner(owner);
        dialog.setTitle(text("fork.fork"));
        dialog.setHeaderText(text("fork.header", model.original()));
        dialog.getDialogPane().setId("fork");
        dialog.getDialogPane().getButtonTypes().addAll(fork, ButtonType.CANCEL);
        Node button = dialog.getDialogPane().lookupButton(fork);
        button.setId("fork-start");
        button.disableProperty().bind(model.readyProperty().not());
        // It stays until the fork has begun, so that a refusal is told in place.
        button.addEventFilter(ActionEvent.ACTION, e -> {
            e.consume();
            model.start();
        });
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().setPrefSize(WIDTH, HEIGHT);
        dialog.getDialogPane().getStyleClass().add("wide");
        dialog.setResizable(true);
        dialog.setOnShown(e -> form.first().requestFocus());
    }

    /** Shows it. */
    public void show() {
        dialog.show();
    }

    /** Closes it. */
    public void close() {
        dialog.close();
    }
}
