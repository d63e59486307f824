package dev.durascope.app.look;

import dev.durascope.icons.DurascopeIcon;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where nothing is yet: what will be there, and how to get it. */
public final class EmptyState extends VBox {

    /** @param actions what gets it there, below the text */
    public EmptyState(DurascopeIcon icon, String title, String text, Node... actions) {
        getStyleClass().add("empty-state");
        FontIcon glyph = icon.node();
        Label heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        Label body = new Label(text);
        body.getStyleClass().add("empty-text");
        body.setWrapText(true);
        getChildren().addAll(glyph, heading, body);
        getChildren().addAll(actions);
    }
}
