package dev.durascope.app.look;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/** Scrolling a list no more than is needed. */
public final class Reveal {
    private Reveal() {}

    /** Brings a line of a list whose lines are of one height wholly into view. */
    public static void line(ListView<?> list, int index) {
        int first = list.getItems().size();
        int last = -1;
        for (Node cell : list.lookupAll(".list-cell")) {
            if (cell instanceof ListCell<?> line && !line.isEmpty() && isWhollyIn(line, list)) {
                first = Math.min(first, line.getIndex());
                last = Math.max(last, line.getIndex());
            }
        }
        if (index < first) {
            list.scrollTo(index);
        } else if (index > last) {
            list.scrollTo(Math.max(0, index - (int) (list.getHeight() / list.getFixedCellSize()) + 1));
        }
    }

    private static boolean isWhollyIn(Node line, ListView<?> list) {
        Bounds place = list.sceneToLocal(line.localToScene(line.getLayoutBounds()));
        return place.getMinY() >= 0 && place.getMaxY() <= list.getHeight();
    }
}
