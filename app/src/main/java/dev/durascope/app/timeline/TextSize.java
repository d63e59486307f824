package dev.durascope.app.timeline;

/** How large text is drawn. */
enum TextSize {
    SMALL(11),
    NORMAL(12);

    private final double pixels;

    TextSize(double pixels) {
        this.pixels = pixels;
    }

    double pixels() {
        return pixels;
    }
}
