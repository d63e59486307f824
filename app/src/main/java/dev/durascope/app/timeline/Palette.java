package dev.durascope.app.timeline;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;

/** Which colour each ink has in the present theme, and the font. */
record Palette(Map<Ink, Color> colours, String fontFamily) {
    Palette {
        colours = new EnumMap<>(colours);
    }

    Color colour(Ink ink) {
        return colours.getOrDefault(ink, Color.GRAY);
    }
}
