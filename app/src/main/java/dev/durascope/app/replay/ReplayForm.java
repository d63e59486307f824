package dev.durascope.app.replay;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.launch.HandlerChoice;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.look.WholeText;
import dev.durascope.app.replay.ReplayModel.Progress;
import dev.durascope.icons.DurascopeIcon;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What is replayed, and on what. */
final class ReplayForm extends VBox {
    private final ReplayModel model;
    private final Label code = new Label();
    private final ComboBox<HandlerChoice> handlers = new ComboBox<>();
    private boolean showing;

    /** Held here because the model, which outlives this, holds it only weakly. */
    private final InvalidationListener changed = o -> show();

    /** @param choose asks for other code */
    ReplayForm(ReplayModel model, Command choose, Command start, Command cancel) {
        this.model = model;
        getStyleClass().add("replay-form");
        code.setId("replay-code");
        code.setGraphic(DurascopeIcon.JAR.node());
        code.setMinWidth(0);
        code.setMaxWidth(Double.MAX_VALUE);
        WholeText.cutInTheMiddle(code);
        HBox.setHgrow(code, Priority.ALWAYS);
        Button other = CommandNodes.button(choose);
        other.setId("replay-choose");
        other.setText("Choose…");
        other.getStyleClass().add("small");
        other.setMinWidth(USE_PREF_SIZE);
        HBox codeLine = new HBox(code, other);
        codeLine.getStyleClass().add("replay-line");

        handlers.setId("replay-handler");
        handlers.setAccessibleText("Handler");
        handlers.setMaxWidth(Double.MAX_VALUE);
        handlers.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable HandlerChoice choice) {
                return choice == null ? "" : choice.simpleName();
            }

            @Override
            public HandlerChoice fromString(String text) {
                throw new UnsupportedOperationException("Handlers are chosen, not typed.");
            }
        });
        handlers.setOnAction(e -> {
            if (!showing && handlers.getValue() != null) {
                model.handlerProperty().set(handlers.getValue());
            }
        });

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
                                "Go through its invocations",
                                "Run it against the state that each invocation left, and not only against the last one",
                                model.invocationsProperty()),
                        option(
                                "replay-step-code",
                                "Let step code run",
                                "Run the code of steps that have no outcome in the history; it is held else",
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
        model.handlerProperty().addListener(new WeakInvalidationListener(changed));
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
        showing = true;
        code.setText(contents == null ? "No code chosen" : contents.name());
        List<HandlerChoice> offered = contents == null ? List.of() : contents.handlers();
        if (!handlers.getItems().equals(offered)) {
            handlers.getItems().setAll(offered);
        }
        handlers.setValue(model.handlerProperty().get());
        showing = false;
    }
}
