package dev.durascope.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The fonts that come with the application, so that text is as wide everywhere as it was when it was laid out. */
final class Fonts {
    private static final List<String> FILES = List.of(
            "inter-latin-400-normal.woff",
            "inter-latin-500-normal.woff",
            "inter-latin-600-normal.woff",
            "jetbrains-mono-latin-400-normal.woff",
            "jetbrains-mono-latin-600-normal.woff");

    private Fonts() {}

    /** Makes the fonts known to style sheets. Where one cannot be loaded the system's stands in. */
    static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
                Font.loadFont(in, 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
