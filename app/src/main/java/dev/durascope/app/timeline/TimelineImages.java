package dev.durascope.app.timeline;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** Pictures of a timeline to keep: the time that is in view, and every row of it. */
final class TimelineImages {
    /** How many pixels a canvas may be high on any graphics card. */
    private static final double CANVAS = 8_192;

    /** Rows of SVG beyond this are squeezed, so that files stay small enough to be opened. */
    private static final double SVG = 80_000;

    private TimelineImages() {}

    /** As an image. @param scale pixels of the image for each of the window's */
    static WritableImage image(Sight sight, TimelineChart chart, double scale) {
        Geometry geometry = sight.whole(Math.floor(CANVAS / scale));
        Canvas canvas = new Canvas(Math.ceil(geometry.width() * scale), Math.ceil(geometry.height() * scale));
        canvas.getGraphicsContext2D().scale(scale, scale);
        paint(chart.pen(canvas), sight, geometry);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return canvas.snapshot(parameters, null);
    }

    /** As an SVG document. */
    static String svg(Sight sight, Palette palette, TextWidths widths, String title) {
        Geometry geometry = sight.whole(SVG);
        SvgPen pen = new SvgPen(palette, widths::of);
        paint(pen, sight, geometry);
        return pen.document(geometry.width(), geometry.height(), title);
    }

    private static void paint(Pen pen, Sight sight, Geometry geometry) {
        Picture picture = new Picture(sight.model(), geometry, null);
        TimelinePainter.paint(pen, picture);
        new OverlayPainter(pen, picture).paint(-1, Double.NaN, null);
    }
}
