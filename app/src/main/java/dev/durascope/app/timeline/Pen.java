package dev.durascope.app.timeline;

/**
 * What the timeline is drawn with: a canvas, or SVG. Whatever is drawn is drawn through this, so that both show the
 * same picture. Coordinates are pixels from the top left.
 */
interface Pen {

    /** Fills a rectangle. @param opacity from 0 to 1 */
    void rect(double x, double y, double width, double height, Ink ink, double opacity);

    /** Fills a rectangle wholly. */
    default void rect(double x, double y, double width, double height, Ink ink) {
        rect(x, y, width, height, ink, 1);
    }

    /** Fills what lies between corners. @param corners x and y of each */
    void polygon(double[] corners, Ink ink);

    /** Draws straight lines. @param ends x and y of both ends of each */
    void lines(double[] ends, double width, Ink ink, double opacity);

    /** Writes text from a point on its baseline. */
    void text(String text, double x, double baseline, TextSize size, Ink ink);

    /** How wide a text is. */
    double width(String text, TextSize size);

    /** Draws what lies within a rectangle only. */
    void within(double x, double y, double width, double height, Runnable drawing);

    /** Draws the outline of a rectangle, a pixel wide and inside it. */
    default void frame(double x, double y, double width, double height, Ink ink) {
        rect(x, y, width, 1, ink);
        rect(x, y + height - 1, width, 1, ink);
        rect(x, y + 1, 1, height - 2, ink);
        rect(x + width - 1, y + 1, 1, height - 2, ink);
    }

    /** A text as much of which as has room, cut in the middle because names differ at their ends. */
    default String fit(String text, double room, TextSize size) {
        if (width(text, size) <= room) {
            return text;
        }
        int low = 0;
        int high = text.length() - 1;
        while (low < high) {
            int kept = (low + high + 1) / 2;
            if (width(cut(text, kept), size) <= room) {
                low = kept;
            } else {
                high = kept - 1;
            }
        }
        return low == 0 ? "" : cut(text, low);
    }

    /** Writes as much of a text as has room. */
    default void fitted(String text, double room, double x, double baseline, TextSize size, Ink ink) {
        text(fit(text, room, size), x, baseline, size, ink);
    }

    private static String cut(String text, int kept) {
        int head = (kept + 1) / 2;
        return text.substring(0, head) + "…" + text.substring(text.length() - (kept - head));
    }
}
