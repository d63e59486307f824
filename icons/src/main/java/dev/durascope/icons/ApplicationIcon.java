package dev.durascope.icons;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/**
 * Durascope's own mark: an operation tree seen through a scope whose ring is a replay arrow. Drawn here once; the
 * images beside this class are this drawing at the sizes that window managers ask for.
 */
public final class ApplicationIcon {
    /** The sizes there are images of, in pixels. */
    static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

    /** The drawing's own size; all coordinates below are in a square of this side. */
    private static final double SIDE = 64;

    private static final Color GROUND = Color.web("#1d2b4f");
    private static final Color RING = Color.web("#7fd1ff");
    private static final Color TREE = Color.web("#ffffff");
    private static final Color LIVE = Color.web("#ffb454");

    private ApplicationIcon() {}

    /** The images for {@code Stage.getIcons()}, smallest first. */
    public static List<Image> images() {
        return SIZES.stream()
                .map(size -> new Image(
                        ApplicationIcon.class.getResource(resource(size)).toExternalForm()))
                .toList();
    }

    /** The mark as a node, {@code size} pixels wide and high. */
    public static Node mark(double size) {
        Rectangle ground = new Rectangle(SIDE, SIDE, GROUND);
        ground.setArcWidth(28);
        ground.setArcHeight(28);

        SVGPath ring = line("M 43.5 15.6 A 20 20 0 1 0 51.6 28", RING, 4.5);
        SVGPath head = new SVGPath();
        head.setContent("M 46.9 10.7 L 49.8 20 L 40.1 20.5 Z");
        head.setFill(RING);
        head.setStroke(RING);
        head.setStrokeLineJoin(StrokeLineJoin.ROUND);

        SVGPath branches = line("M 22 32.5 H 28 M 37 26 H 32 Q 28 26 28 30 V 35 Q 28 39 32 39 H 37", TREE, 3);
        Node root = dot(21.5, 32.5, TREE);
        Node done = dot(37.5, 26, TREE);
        Node live = dot(37.5, 39, LIVE);

        Group mark = new Group(ground, ring, head, branches, root, done, live);
        mark.getTransforms().add(new Scale(size / SIDE, size / SIDE));
        return new Group(mark);
    }

    static String resource(int size) {
        return "durascope-" + size + ".png";
    }

    private static SVGPath line(String path, Color colour, double width) {
        SVGPath line = new SVGPath();
        line.setContent(path);
        line.setFill(null);
        line.setStroke(colour);
        line.setStrokeWidth(width);
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        line.setStrokeLineJoin(StrokeLineJoin.ROUND);
        return line;
    }

    private static Node dot(double x, double y, Color colour) {
        Rectangle dot = new Rectangle(x - 4, y - 4, 8, 8);
        dot.setArcWidth(8);
        dot.setArcHeight(8);
        dot.setFill(colour);
        return dot;
    }
}
