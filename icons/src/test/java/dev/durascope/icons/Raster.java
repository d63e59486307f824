package dev.durascope.icons;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * An icon on pixels, with a margin of {@value #MARGIN} pixels on every side.
 *
 * @param size of the icon's grid, in pixels
 * @param height of the node that drew it
 * @param ink how much ink lies on each pixel, from 0 to 1: rows of pixels
 */
record Raster(int size, double height, double[][] ink) {
    private static final int MARGIN = 2;

    static Raster of(DurascopeIcons icon, int size) throws Exception {
        return Toolkit.call(() -> {
            FontIcon node = icon.node(size);
            node.setIconColor(Color.BLACK);
            node.setTextOrigin(VPos.TOP);
            return of(node, size);
        });
    }

    static Raster of(Drawing drawing, int size) throws Exception {
        return Toolkit.call(() -> of(drawing.node(size), size));
    }

    private static Raster of(Node node, int size) {
        node.setLayoutX(MARGIN);
        node.setLayoutY(MARGIN);
        int side = size + 2 * MARGIN;
        WritableImage image = new Scene(new Pane(node), side, side, Color.WHITE).snapshot(null);
        int[] pixels = new int[side * side];
        image.getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        double[][] ink = new double[side][side];
        for (int i = 0; i < pixels.length; i++) {
            // Black on white: one channel tells all.
            ink[i / side][i % side] = 1 - (pixels[i] & 0xFF) / 255.0;
        }
        return new Raster(size, node.getLayoutBounds().getHeight(), ink);
    }

    /** All ink, in pixels. */
    double sum() {
        double sum = 0;
        for (double[] row : ink) {
            for (double pixel : row) {
                sum += pixel;
            }
        }
        return sum;
    }

    /** The ink outside of the grid, in pixels. */
    double spilt() {
        double inside = 0;
        for (int y = MARGIN; y < size + MARGIN; y++) {
            for (int x = MARGIN; x < size + MARGIN; x++) {
                inside += ink[y][x];
            }
        }
        return sum() - inside;
    }

    /** The blackest pixel. */
    double darkest() {
        double darkest = 0;
        for (double[] row : ink) {
            for (double pixel : row) {
                darkest = Math.max(darkest, pixel);
            }
        }
        return darkest;
    }

    /** How far the middle of the ink's bounds lies off the grid's, across or down, in parts of the grid. */
    double offCentre() {
        int left = Integer.MAX_VALUE;
        int right = 0;
        int top = Integer.MAX_VALUE;
        int bottom = 0;
        for (int y = 0; y < ink.length; y++) {
            for (int x = 0; x < ink.length; x++) {
                if (ink[y][x] > 0.5) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        double middle = size / 2.0 + MARGIN;
        double across = Math.abs((left + right) / 2.0 - middle) / size;
        double down = Math.abs((top + bottom) / 2.0 - middle) / size;
        return Math.max(across, down);
    }

    /**
     * In how much of the ink of both the two differ, from 0 (the same) to 1 (nothing in common), when one is moved by up
     * to a pixel so as to lie on the other as well as it can: what is left is shape.
     */
    double difference(Raster other) {
        double least = 1;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                least = Math.min(least, difference(other, dx, dy));
            }
        }
        return least;
    }

    private double difference(Raster other, int dx, int dy) {
        double different = 0;
        double all = 0;
        for (int y = 1; y < ink.length - 1; y++) {
            for (int x = 1; x < ink.length - 1; x++) {
                double one = ink[y][x];
                double two = other.ink[y + dy][x + dx];
                different += Math.abs(one - two);
                all += Math.max(one, two);
            }
        }
        return different / all;
    }
}
