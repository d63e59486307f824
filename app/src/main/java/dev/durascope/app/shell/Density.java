package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import java.util.Locale;
import javafx.scene.Node;

/** How close the rows of trees, tables, lists and the console stand. What that is in pixels, the style sheet says. */
public enum Density {
    /** As drawn at first. */
    NORMAL(text("shell.density.normal")),
    /** More rows on the same screen. */
    COMPACT(text("shell.density.compact"));

    private static final String STYLE_CLASS = "compact";

    private final String title;

    Density(String title) {
        this.title = title;
    }

    /** As it stands in the menu. */
    public String title() {
        return title;
    }

    /** As settings name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The density that settings name; an unknown name is the normal one. */
    public static Density of(String id) {
        return COMPACT.id().equals(id) ? COMPACT : NORMAL;
    }

    /** Draws all that a node holds so. */
    void apply(Node root) {
        root.getStyleClass().remove(STYLE_CLASS);
        if (this == COMPACT) {
            root.getStyleClass().add(STYLE_CLASS);
        }
    }
}
