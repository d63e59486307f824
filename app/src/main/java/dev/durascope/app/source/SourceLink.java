package dev.durascope.app.source;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.WholeText;
import dev.durascope.icons.DurascopeIcons;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The selected operation's line as a link, or why there is none. */
public final class SourceLink extends VBox {
    private final Hyperlink link = new Hyperlink();
    private final Label unknown = new Label();
    private final Tooltip tooltip = new Tooltip();

    /**
     * Shows a model's reference.
     *
     * @param jump opens it
     * @param key the key that opens it, for the tooltip
     */
    public SourceLink(SourceModel model, Runnable jump, String key) {
        getStyleClass().add("source-link");
        link.setId("source-link");
        link.setGraphic(DurascopeIcons.SOURCE.node());
        link.getStyleClass().add("mono");
        WholeText.cutInTheMiddle(link);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(480);
        link.setOnAction(e -> {
            link.setVisited(false);
            jump.run();
        });
        unknown.setId("source-unknown");
        unknown.getStyleClass().addAll("quiet", "small-text");
        unknown.setWrapText(true);
        Label problem = new Label();
        problem.setId("source-problem");
        problem.getStyleClass().add("problem");
        problem.setGraphic(DurascopeIcons.ERROR.node());
        problem.setWrapText(true);
        ReadOnlyStringProperty text = model.problemProperty();
        problem.textProperty().bind(text);
        problem.visibleProperty().bind(Bindings.isNotEmpty(text));
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(link, unknown, problem);
        model.referenceProperty().addListener((o, before, now) -> show(now, key));
        show(model.referenceProperty().get(), key);
    }

    private void show(SourceReference now, String key) {
        boolean any = now != SourceReference.NONE;
        boolean known = now.place() != null;
        setVisible(any);
        setManaged(any);
        link.setVisible(known);
        link.setManaged(known);
        link.setText(now.label());
        tooltip.setText(text("source.link.tooltip", now.explanation(), key));
        link.setTooltip(tooltip);
        link.setAccessibleText(text("source.link", now.label()));
        link.setAccessibleHelp(now.explanation());
        unknown.setVisible(!known);
        unknown.setManaged(!known);
        unknown.setText(now.explanation());
    }
}
