package dev.durascope.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class ApplicationIconTest {
    @Test
    void thereIsAnImageOfEverySizeAndItsCornersAreTransparent() throws Exception {
        List<Image> images = Toolkit.call(ApplicationIcon::images);

        assertThat(images).hasSameSizeAs(ApplicationIcon.SIZES).noneMatch(Image::isError);
        assertThat(images)
                .extracting(Image::getWidth)
                .containsExactlyElementsOf(
                        ApplicationIcon.SIZES.stream().map(Integer::doubleValue).toList());
        assertThat(images).allSatisfy(image -> {
            assertThat(image.getHeight()).isEqualTo(image.getWidth());
            assertThat(image.getPixelReader().getColor(0, 0).getOpacity()).isLessThan(0.5);
        });
    }

    /** Leaves the drawing's images in {@code target/icons}, from where they are copied after the drawing has changed. */
    @Test
    void theImagesAreTheDrawing() throws Exception {
        Path directory = Files.createDirectories(Path.of("target/icons"));
        for (int size : ApplicationIcon.SIZES) {
            WritableImage drawing = Toolkit.call(() -> draw(size));
            Files.write(directory.resolve(ApplicationIcon.resource(size)), Png.encode(drawing));
        }
        List<Image> images = Toolkit.call(ApplicationIcon::images);
        for (Image image : images) {
            WritableImage drawing = Toolkit.call(() -> draw((int) image.getWidth()));
            assertThat(difference(image, drawing))
                    .as("mean difference of the image of %s pixels, now drawn in %s", image.getWidth(), directory)
                    .isLessThan(0.02);
        }
    }

    private static WritableImage draw(int size) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return ApplicationIcon.mark(size).snapshot(parameters, new WritableImage(size, size));
    }

    private static double difference(Image one, Image other) {
        double sum = 0;
        int side = (int) one.getWidth();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                Color a = one.getPixelReader().getColor(x, y);
                Color b = other.getPixelReader().getColor(x, y);
                sum += Math.abs(a.getOpacity() - b.getOpacity())
                        + a.getOpacity() * Math.abs(a.getRed() - b.getRed())
                        + a.getOpacity() * Math.abs(a.getGreen() - b.getGreen())
                        + a.getOpacity() * Math.abs(a.getBlue() - b.getBlue());
            }
        }
        return sum / (4.0 * side * side);
    }
}
