package dev.durascope.app.replay;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.launch.HandlerBox;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.look.WholeText;
import dev.durascope.app.replay.ReplayModel.Progress;
import dev.durascope.icons.DurascopeIcons;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is replayed, and on what. */
final class ReplayForm extends VBox {
    private final ReplayModel model;
    private final Label code = new Label();

    /** Held here because the model, which outlives this, holds it only weakly. */
    private final InvalidationListener changed = o -> show();

    /** @param choose asks for other code */
    ReplayForm(ReplayModel model, Command choose, Command start, Command cancel) {
        this.model = model;
        getStyleClass().add("replay-form");
        code.setId("replay-code");
        code.setGraphic(DurascopeIcons.JAR.node());
        code.setMinWidth(0);
        code.setMaxWidth(Double.MAX_VALUE);
        WholeText.cutInTheMiddle(code);
        HBox.setHgrow(code, Priority.ALWAYS);
        Button other = CommandNodes.button(choose);
        other.setId("replay-choose");
        other.setText(text("replay.choose"));
        other.getStyleClass().add("small");
        other.setMinWidth(USE_PREF_SIZE);
        HBox codeLine = new HBox(code, other);
        codeLine.getStyleClass().add("replay-line");

        HandlerBox handlers = new HandlerBox(
                "replay-handler", text("replay.handler"), model.contentsProperty(), model.handlerProperty());
        handlers.setMaxWidth(Double.MAX_VALUE);

        Button run = CommandNodes.button(start);
        run.setId("replay-start");
        run.getStyleClass().addAll("small", "accent");
        Button end = CommandNodes.button(cancel);
        end.setId("replay-cancel");
        end.getStyleClass().add("small");
        end.managedProperty().bind(end.visibleProperty());
        end.visibleProperty().bind(model.progressProperty().isEqualTo(Progress.RUNNING));
        HBox actions = new HBox(run, end);
        actions.getStyleClass().add("replay-line");

        getChildren()
                .addAll(
                        codeLine,
                        handlers,
                        option(
                                "replay-invocations",
                                text("replay.invocations"),
                                text("replay.invocations.text"),
                                model.invocationsProperty()),
                        option(
                                "replay-step-code",
                                text("replay.stepCode"),
                                text("replay.stepCode.text"),
                                model.stepCodeProperty()),
                        actions);
        for (Node each : getChildren()) {
            if (each != actions) {
                each.disableProperty()
                        .bind(Bindings.createBooleanBinding(
                                () -> !model.obstacleProperty().get().isEmpty(), model.obstacleProperty()));
            }
        }
        model.contentsProperty().addListener(new WeakInvalidationListener(changed));
        show();
    }

    private static CheckBox option(String id, String title, String explanation, BooleanProperty value) {
        CheckBox box = new CheckBox(title);
        box.setId(id);
        box.setTooltip(new Tooltip(explanation));
        box.setAccessibleHelp(explanation);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private void show() {
        JarContents contents = model.contentsProperty().get();
        code.setText(contents == null ? text("replay.noCode") : contents.name());
    }
}
