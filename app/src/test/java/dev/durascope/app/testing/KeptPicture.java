package dev.durascope.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/**
 * A picture of the documentation, drawn by a test. It is drawn into {@code target/pictures}, and has to look like the one
 * that is kept; with {@code -Ddurascope.docs=write} it is kept instead. Looking alike leaves room for another machine's
 * way to draw letters, and for times and ports in what is drawn, but none for anything that has moved or changed its colour.
 */
public final class KeptPicture {
    private static final Path KEPT = Path.of("../docs/images").toAbsolutePath().normalize();
    private static final Path DRAWN =
            Path.of("target/pictures").toAbsolutePath().normalize();

    /** The pictures are compared square by square, by the mean colour of each: pixels on a side. */
    private static final int SQUARE = 16;

    /** How far means may be apart, of 255: text that says something else, in the same place, is nearer. */
    private static final int NEAR = 32;

    /** Of how many squares one may differ. */
    private static final int SQUARES_FOR_ONE = 100;

    private KeptPicture() {}

    /** Draws a picture that no page shows. @param name its file's, without its ending */
    public static void draw(String name, Image image) {
        Path file = DRAWN.resolve(name + ".png");
        Png.write(image, file);
        assertThat(file).isNotEmptyFile();
    }

    /** Draws a picture of the documentation and compares it, or keeps it. @param name its file's, without its ending */
    public static void keep(String name, Image image) {
        draw(name, image);
        Path kept = KEPT.resolve(name + ".png");
        if ("write".equals(System.getProperty("durascope.docs"))) {
            Png.write(image, kept);
            return;
        }
        String advice = "docs/images/" + name + ".png no longer shows what target/pictures/" + name
                + ".png does: look at it, and keep it with -Ddurascope.docs=write";
        assertThat(Files.exists(kept)).as(advice).isTrue();
        Image before = new Image(kept.toUri().toString());
        assertThat(before.getWidth()).as(advice).isEqualTo(image.getWidth());
        assertThat(before.getHeight()).as(advice).isEqualTo(image.getHeight());
        int columns = (int) image.getWidth() / SQUARE;
        int rows = (int) image.getHeight() / SQUARE;
        int different = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (distance(mean(before, column, row), mean(image, column, row)) > NEAR) {
                    different++;
                }
            }
        }
        assertThat(different).as(advice).isLessThanOrEqualTo(columns * rows / SQUARES_FOR_ONE);
    }

    private static int distance(int[] one, int[] other) {
        int most = 0;
        for (int i = 0; i < one.length; i++) {
            most = Math.max(most, Math.abs(one[i] - other[i]));
        }
        return most;
    }

    private static int[] mean(Image image, int column, int row) {
        PixelReader pixels = image.getPixelReader();
        int[] sums = new int[3];
        for (int y = row * SQUARE; y < (row + 1) * SQUARE; y++) {
            for (int x = column * SQUARE; x < (column + 1) * SQUARE; x++) {
                int argb = pixels.getArgb(x, y);
                sums[0] += argb >> 16 & 0xFF;
                sums[1] += argb >> 8 & 0xFF;
                sums[2] += argb & 0xFF;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= SQUARE * SQUARE;
        }
        return sums;
    }
}
