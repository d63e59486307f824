package dev.durascope.app.recordings;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.look.DelayedProgress;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Which file is being read, how far, and the way to end it. There only while one is. */
public final class ReadingBar extends HBox {

    /** @param cancel ends reading */
    public ReadingBar(RecordingsModel model, Command cancel) {
        setId("reading");
        getStyleClass().add("reading-bar");
        Label name = new Label();
        name.setMinWidth(0);
        name.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> text(
                                "recordings.readingFile",
                                model.readingProperty().get()),
                        model.readingProperty()));
        ProgressBar bar = new ProgressBar();
        bar.setAccessibleText(text("recordings.progress"));
        bar.progressProperty().bind(model.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button end = CommandNodes.button(cancel);
        end.getStyleClass().add("small");
        end.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(name, bar, end);
        ReadOnlyBooleanProperty late =
                DelayedProgress.after(model.readingProperty().isNotEmpty());
        visibleProperty().bind(late);
        DelayedProgress.announce(
                this, Bindings.when(late).then(name.textProperty()).otherwise(""));
        managedProperty().bind(visibleProperty());
    }
}
