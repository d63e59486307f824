package dev.durascope.app.timeline;

import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import javafx.scene.paint.Color;

/** Writes SVG. */
final class SvgPen implements Pen {
    private final StringBuilder body = new StringBuilder();
    private final Palette palette;
    private final ToDoubleBiFunction<String, TextSize> widths;
    private int clips;

    SvgPen(Palette palette, ToDoubleBiFunction<String, TextSize> widths) {
        this.palette = palette;
        this.widths = widths;
    }

    /** The whole document. @param title what it shows, for those who cannot see it */
    String document(double width, double height, String title) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" \
                font-family="%s, 'Helvetica Neue', Arial, sans-serif" role="img">
                <title>%s</title>
                %s</svg>
                """.formatted(
                        number(width),
                        number(height),
                        number(width),
                        number(height),
                        escaped(palette.fontFamily()),
                        escaped(title),
                        body);
    }

    @Override
    public void rect(double x, double y, double width, double height, Ink ink, double opacity) {
        body.append("<rect x=\"").append(number(x));
        body.append("\" y=\"").append(number(y));
        body.append("\" width=\"").append(number(Math.max(0, width)));
        body.append("\" height=\"").append(number(Math.max(0, height))).append('"');
        paint("fill", ink, opacity);
        body.append("/>\n");
    }

    @Override
    public void polygon(double[] corners, Ink ink) {
        body.append("<polygon points=\"");
        for (int i = 0; i + 1 < corners.length; i += 2) {
            body.append(i == 0 ? "" : " ")
                    .append(number(corners[i]))
                    .append(',')
                    .append(number(corners[i + 1]));
        }
        body.append('"');
        paint("fill", ink, 1);
        body.append("/>\n");
    }

    @Override
    public void lines(double[] ends, double width, Ink ink, double opacity) {
        body.append("<path d=\"");
        for (int i = 0; i + 3 < ends.length; i += 4) {
            body.append('M').append(number(ends[i])).append(' ').append(number(ends[i + 1]));
            body.append('L').append(number(ends[i + 2])).append(' ').append(number(ends[i + 3]));
        }
        body.append("\" fill=\"none\" stroke-width=\"").append(number(width)).append("\" stroke-linecap=\"square\"");
        paint("stroke", ink, opacity);
        body.append("/>\n");
    }

    @Override
    public void text(String text, double x, double baseline, TextSize size, Ink ink) {
        // Where the font is another one, the text still takes no more room than it was given.
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(baseline));
        body.append("\" font-size=\"").append(number(size.pixels()));
        body.append("\" textLength=\"").append(number(width(text, size)));
        body.append("\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"");
        paint("fill", ink, 1);
        body.append('>').append(escaped(text)).append("</text>\n");
    }

    @Override
    public double width(String text, TextSize size) {
        return widths.applyAsDouble(text, size);
    }

    @Override
    public void within(double x, double y, double width, double height, Runnable drawing) {
        String id = "c" + ++clips;
        body.append("<clipPath id=\"").append(id).append("\"><rect x=\"").append(number(x));
        body.append("\" y=\"").append(number(y));
        body.append("\" width=\"").append(number(Math.max(0, width)));
        body.append("\" height=\"").append(number(Math.max(0, height)));
        body.append("\"/></clipPath>\n<g clip-path=\"url(#").append(id).append(")\">\n");
        drawing.run();
        body.append("</g>\n");
    }

    private void paint(String what, Ink ink, double opacity) {
        Color colour = palette.colour(ink);
        body.append(' ').append(what).append("=\"#");
        for (double part : new double[] {colour.getRed(), colour.getGreen(), colour.getBlue()}) {
            body.append(String.format(Locale.ROOT, "%02x", Math.round(part * 255)));
        }
        body.append('"');
        double solid = opacity * colour.getOpacity();
        if (solid < 1) {
            body.append(' ')
                    .append(what)
                    .append("-opacity=\"")
                    .append(number(solid))
                    .append('"');
        }
    }

    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    /** As text of an element or attribute; XML has no place for control characters. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
