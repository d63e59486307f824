package dev.durascope.app.look;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A few choices side by side, of which exactly one holds. */
public final class Segments extends HBox {

    /** Joins toggle buttons. The one that is pressed again stays pressed. */
    public Segments(ToggleButton... buttons) {
        getStyleClass().add("segments");
        setMinWidth(Region.USE_PREF_SIZE);
        setMaxHeight(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton button : buttons) {
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("segment");
        }
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
        getChildren().addAll(List.of(buttons));
    }

    /** Lets a segment stand for one value of a property: it is pressed while that holds, and pressing it sets it. */
    public static <T> void bind(ToggleButton segment, T value, ObjectProperty<T> chosen) {
        segment.setSelected(value.equals(chosen.get()));
        segment.selectedProperty().addListener((o, before, now) -> {
            if (now) {
                chosen.set(value);
            }
        });
        // Another one that is pressed releases this one.
        chosen.addListener((o, before, now) -> {
            if (value.equals(now)) {
                segment.setSelected(true);
            }
        });
    }
}
