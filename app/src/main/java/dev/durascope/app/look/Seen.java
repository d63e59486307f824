package dev.durascope.app.look;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Whether the content of a pane can be seen, so that what nobody looks at need not be worked out. */
public final class Seen {
    private Seen() {}

    /** Whether a node is in a scene, and neither it nor what holds it, such as its tab, is hidden. */
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty()
                .flatMap(scene -> node.parentProperty())
                .flatMap(Node::visibleProperty)
                .flatMap(held -> held ? node.visibleProperty() : null)
                .orElse(false);
    }
}
