package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.command.Command;
import dev.durascope.app.command.CommandNodes;
import dev.durascope.icons.DurascopeIcons;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** That the code of the execution shown was built again, and what can be done with it. It takes no focus. */
final class RebuiltBar extends HBox {

    /**
     * @param again runs it again
     * @param replay replays what is shown on the new code
     */
    RebuiltBar(CodeChanges changes, Command again, Command replay) {
        setId("rebuilt");
        getStyleClass().add("reading-bar");
        Label text = new Label();
        text.setGraphic(DurascopeIcons.INFORMATION.node());
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        text.textProperty().bind(changes.offerProperty());
        HBox.setHgrow(text, Priority.ALWAYS);
        Button dismiss = new Button(text("shell.rebuilt.dismiss"));
        dismiss.setTooltip(new Tooltip(text("shell.rebuilt.dismiss.tooltip")));
        dismiss.setOnAction(e -> changes.dismiss());
        getChildren().addAll(text, button(again, "rebuilt-again"), button(replay, "rebuilt-replay"), dismiss);
        getChildren().forEach(node -> {
            if (node instanceof Button button) {
                button.getStyleClass().add("small");
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
        });
        visibleProperty().bind(changes.offerProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    private static Button button(Command command, String id) {
        Button button = CommandNodes.button(command);
        button.setId(id);
        return button;
    }
}
