package dev.durascope.engine.export;

/** Makes texts of any kind fit a line. */
final class Cut {
    private Cut() {}

    /** The text with every run of white space and control characters as one blank. */
    static String oneLine(String text) {
        return text.strip().replaceAll("[\\p{Cntrl}\\p{Z}]+", " ");
    }

    /** The beginning of a text, with a sign that it goes on where it does. */
    static String to(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }
}
