package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.app.look.DelayedProgress;
import dev.durascope.engine.project.Project;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * What takes long about opening code, and the way to end it; or that a project has to be built first, and the way to do
 * so. There only while there is something to say, and it takes no focus.
 */
public final class OpeningBar extends HBox {
    private final CodeOpening model;
    private final ReadOnlyBooleanProperty late;

    /**
     * @param cancel ends what is under way
     * @param build builds the project that has to be
     */
    public OpeningBar(CodeOpening model, Command cancel, Command build) {
        this.model = model;
        setId("opening");
        getStyleClass().add("reading-bar");
        late = DelayedProgress.after(model.busyProperty());
        DelayedProgress.announce(
                this, Bindings.when(late).then(model.stepProperty()).otherwise(""));
        getChildren().addAll(working(cancel), offer(build));
        visibleProperty().bind(late.or(model.unbuiltProperty().isNotNull()));
        managedProperty().bind(visibleProperty());
    }

    private Node working(Command cancel) {
        Label step = new Label();
        step.setMinWidth(Region.USE_PREF_SIZE);
        step.textProperty().bind(Bindings.concat(model.stepProperty(), "…"));
        ProgressBar bar = new ProgressBar();
        bar.setAccessibleText(text("launch.opening.unknown"));
        bar.setMinWidth(80);
        Label line = new Label();
        line.getStyleClass().addAll("quiet", "small-text");
        line.setMinWidth(0);
        line.setMaxWidth(Double.MAX_VALUE);
        line.textProperty().bind(model.lineProperty());
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox box = box(late, step, bar, line, small(CommandNodes.button(cancel), "cancel-opening"));
        // An indeterminate bar is drawn anew in every frame, whether it is seen or not.
        bar.progressProperty().bind(Bindings.when(late).then(-1.0).otherwise(0.0));
        return box;
    }

    private Node offer(Command build) {
        Label text = new Label();
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> sentence(model.unbuiltProperty().get()), model.unbuiltProperty()));
        HBox.setHgrow(text, Priority.ALWAYS);
        Button dismiss = small(new Button(text("launch.opening.dismiss")), "dismiss-build");
        dismiss.setTooltip(new Tooltip(text("launch.opening.dismiss.tooltip")));
        dismiss.setOnAction(e -> model.dismiss());
        return box(
                Bindings.and(model.unbuiltProperty().isNotNull(), late.not()),
                text,
                small(CommandNodes.button(build), "build-project"),
                dismiss);
    }

    private static String sentence(@Nullable Project project) {
        return project == null
                ? ""
                : text(
                        "launch.opening.notBuilt",
                        project.directory().getFileName(),
                        project.tool().title());
    }

    private static Button small(Button button, String id) {
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static HBox box(javafx.beans.value.ObservableValue<Boolean> shown, Node... children) {
        HBox box = new HBox(children);
        box.getStyleClass().add("reading-part");
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMinWidth(0);
        box.visibleProperty().bind(shown);
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }
}
