package dev.durascope.app.timeline;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide texts are in a font; measuring is slow, so the last ones are remembered. */
final class TextWidths {
    private static final int REMEMBERED = 4_000;

    private final Map<TextSize, Font> fonts = new EnumMap<>(TextSize.class);
    private final Map<TextSize, Map<String, Double>> known = new EnumMap<>(TextSize.class);
    private final Text ruler = new Text();

    TextWidths(String fontFamily) {
        for (TextSize size : TextSize.values()) {
            fonts.put(size, Font.font(fontFamily, size.pixels()));
            known.put(size, new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
                    return size() > REMEMBERED;
                }
            });
        }
    }

    Font font(TextSize size) {
        return fonts.get(size);
    }

    double of(String text, TextSize size) {
        return known.get(size).computeIfAbsent(text, t -> {
            ruler.setFont(fonts.get(size));
            ruler.setText(t);
            return ruler.getLayoutBounds().getWidth();
        });
    }
}
