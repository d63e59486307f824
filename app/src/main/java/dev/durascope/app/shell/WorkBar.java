package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.feed.WorkModel;
import dev.durascope.app.look.DelayedProgress;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What takes long, whatever it is, and the way to cancel it. There only meanwhile, and it takes no focus. */
final class WorkBar extends HBox {

    /** @param cancel cancels what is shown */
    WorkBar(WorkModel model, Command cancel) {
        setId("work");
        getStyleClass().add("reading-bar");
        Label step = new Label();
        step.setMinWidth(Region.USE_PREF_SIZE);
        step.textProperty().bind(Bindings.concat(model.stepProperty(), "…"));
        ProgressBar bar = new ProgressBar();
        bar.setAccessibleText(text("shell.work.unknown"));
        bar.setMinWidth(80);
        // An indeterminate bar is drawn anew in every frame, whether it is seen or not.
        bar.progressProperty()
                .bind(Bindings.when(model.shownProperty()).then(-1.0).otherwise(0.0));
        Label line = new Label();
        line.getStyleClass().addAll("quiet", "small-text");
        line.setMinWidth(0);
        line.setMaxWidth(Double.MAX_VALUE);
        line.textProperty().bind(model.lineProperty());
        HBox.setHgrow(line, Priority.ALWAYS);
        Button end = CommandNodes.button(cancel);
        end.setId("cancel-work");
        end.getStyleClass().add("small");
        end.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(step, bar, line, end);
        visibleProperty().bind(model.shownProperty());
        managedProperty().bind(visibleProperty());
        DelayedProgress.announce(this, model.stepProperty());
    }
}
