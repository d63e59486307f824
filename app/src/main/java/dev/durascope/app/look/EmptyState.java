package dev.durascope.app.look;

import dev.durascope.icons.DurascopeIcons;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where nothing is yet: what will be there, and how to get it. In little room the words come without a picture. */
public final class EmptyState extends VBox {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private final FontIcon glyph;
    private boolean low;
    private double needed;

    /** @param actions what gets it there, below the text */
    public EmptyState(DurascopeIcons icon, String title, String text, Node... actions) {
        getStyleClass().add("empty-state");
        glyph = icon.node();
        glyph.managedProperty().bind(glyph.visibleProperty());
        Label heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        Label body = new Label(text);
        body.getStyleClass().add("empty-text");
        body.setWrapText(true);
        getChildren().addAll(glyph, heading, body);
        getChildren().addAll(actions);
        setMinHeight(0);
    }

    @Override
    protected void layoutChildren() {
        if (!low) {
            needed = prefHeight(getWidth());
        }
        boolean lower = getHeight() < needed;
        if (lower != low) {
            low = lower;
            glyph.setVisible(!lower);
            pseudoClassStateChanged(LOW, lower);
        }
        super.layoutChildren();
    }
}
