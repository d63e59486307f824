package dev.durascope.icons;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/**
 * Durascope's own mark: a D whose stem is a string of checkpoints, held at the middle one, and whose bowl is the way
 * back to the first. It is drawn in {@code src/main/svg/application}; the images beside this class are made of it.
 */
public final class ApplicationIcon {
    /** The sizes that window managers ask for, in pixels. */
    static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private static final int LARGEST = 256;

    private ApplicationIcon() {}

    /** The images for {@code Stage.getIcons()}, smallest first. */
    public static List<Image> images() {
        return SIZES.stream().map(size -> new Image(resource(size))).toList();
    }

    /** The mark as a node, {@code size} pixels wide and high; sharp on screens of up to twice the usual density. */
    public static Node mark(double size) {
        ImageView mark = new ImageView(new Image(resource(LARGEST), 2 * size, 2 * size, true, true));
        mark.setFitWidth(size);
        mark.setFitHeight(size);
        mark.setSmooth(true);
        return mark;
    }

    private static String resource(int size) {
        return ApplicationIcon.class.getResource("durascope-" + size + ".png").toExternalForm();
    }
}
