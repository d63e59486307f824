package dev.durascope.app.breakpoints;

import static dev.durascope.app.text.Texts.text;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Says to which operation the open execution runs, and takes that back. There is nothing of it when it runs to none. */
final class RunToBar extends HBox {
    private final DebugModel model;
    private final Label where = new Label();

    /** Held here because the model, which outlives this, holds it only weakly. */
    private final InvalidationListener changed = o -> show();

    RunToBar(DebugModel model) {
        this.model = model;
        getStyleClass().add("run-to-bar");
        where.setId("running-to");
        where.setMinWidth(0);
        where.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(where, Priority.ALWAYS);
        Button cancel = new Button(text("breakpoints.runTo.cancel"));
        cancel.setId("stop-running-to");
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(e -> model.stopRunningTo());
        getChildren().addAll(where, cancel);
        model.runningToProperty().addListener(new WeakInvalidationListener(changed));
        show();
    }

    private void show() {
        String name = model.runningToProperty().get();
        where.setText(name.isEmpty() ? "" : text("breakpoints.runTo.running", name));
        setVisible(!name.isEmpty());
        setManaged(!name.isEmpty());
    }
}
