package dev.durascope.app.look;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** A status as glyph and word in its colour. */
public final class StatusLabel extends Label {
    private final FontIcon icon = StatusLook.RUNNING.icon().node();

    /** A label that shows nothing yet. */
    public StatusLabel() {
        getStyleClass().add("status");
        icon.getStyleClass().add("status-icon");
    }

    /** Shows a status. */
    public void show(StatusLook look) {
        if (look.word().equals(getText())) {
            return;
        }
        icon.setIconCode(look.icon());
        setGraphic(icon);
        setText(look.word());
        getStyleClass().removeAll(StatusLook.STYLE_CLASSES);
        getStyleClass().add(look.styleClass());
    }

    /** Shows nothing. */
    public void clear() {
        setText("");
        setGraphic(null);
    }
}
