package dev.durascope.app.look;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;

/** Scrolling a list or a page no more than is needed. */
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

    /**
     * Brings a part of a node wholly into view in the page around the node, which scrolls up and down; does nothing where
     * there is no such page.
     *
     * @param part in the node's own coordinates
     */
    public static void inPage(Node node, Bounds part) {
        Parent around = node.getParent();
        while (around != null && !(around instanceof ScrollPane)) {
            around = around.getParent();
        }
        if (!(around instanceof ScrollPane page) || page.getContent() == null) {
            return;
        }
        Bounds place = page.getContent().sceneToLocal(node.localToScene(part));
        double seen = page.getViewportBounds().getHeight();
        double hidden = page.getContent().getLayoutBounds().getHeight() - seen;
        if (hidden <= 0) {
            return;
        }
        double top = page.getVvalue() * hidden;
        if (place.getMinY() < top) {
            page.setVvalue(place.getMinY() / hidden);
        } else if (place.getMaxY() > top + seen) {
            page.setVvalue((place.getMaxY() - seen) / hidden);
        }
    }

    private static boolean isWhollyIn(Node line, ListView<?> list) {
        Bounds place = list.sceneToLocal(line.localToScene(line.getLayoutBounds()));
        return place.getMinY() >= 0 && place.getMaxY() <= list.getHeight();
    }
}
