package dev.durascope.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;

/** Writes images as PNG files. */
public final class Png {
    private Png() {}

    public static void write(Image image, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, dev.durascope.app.export.Png.of(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
