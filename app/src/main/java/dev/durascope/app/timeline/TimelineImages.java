package dev.durascope.app.timeline;

import dev.durascope.app.feed.WindowThread;
import java.util.concurrent.Callable;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Pictures of a timeline to keep: the time that is in view, and every row of it. What is to be seen is noted on the window's
 * thread at once; what takes long is what is returned, which another thread calls.
 */
final class TimelineImages {
    /** How many pixels an image may be high, so that others open it; rows are squeezed beyond. */
    private static final double HIGHEST = 8_192;

    /** Rows of SVG beyond this are squeezed, so that files stay small enough to be opened. */
    private static final double SVG = 80_000;

    /** How many pixels are drawn in one go, which the window stands still for. */
    private static final int STRIP = 400_000;

    private TimelineImages() {}

    /** As an image. @param scale pixels of the image for each of the window's */
    static Callable<WritableImage> image(Sight sight, TimelineChart chart, double scale) {
        Geometry geometry = sight.whole(Math.floor(HIGHEST / scale));
        Palette palette = chart.palette();
        TextWidths widths = chart.widths();
        Drawing drawing = drawing(sight, geometry, widths);
        int width = (int) Math.ceil(geometry.width() * scale);
        int height = (int) Math.ceil(geometry.height() * scale);
        return () -> {
            WritableImage whole = new WritableImage(width, height);
            int strip = Math.max(1, STRIP / width);
            for (int y = 0; y < height; y += strip) {
                int top = y;
                int high = Math.min(strip, height - y);
                WritableImage part = WindowThread.call(() -> {
                    Canvas canvas = new Canvas(width, high);
                    canvas.getGraphicsContext2D().translate(0, -top);
                    canvas.getGraphicsContext2D().scale(scale, scale);
                    Pen pen = new CanvasPen(canvas.getGraphicsContext2D(), palette, widths);
                    drawing.on(pen, top / scale, (top + high) / scale);
                    SnapshotParameters parameters = new SnapshotParameters();
                    parameters.setFill(Color.TRANSPARENT);
                    return canvas.snapshot(parameters, null);
                });
                whole.getPixelWriter().setPixels(0, top, width, high, part.getPixelReader(), 0, 0);
            }
            return whole;
        };
    }

    /** As an SVG document. */
    static Callable<String> svg(Sight sight, Palette palette, TextWidths widths, String title) {
        Geometry geometry = sight.whole(SVG);
        Drawing drawing = drawing(sight, geometry, widths);
        return () -> {
            SvgPen pen = new SvgPen(palette, new TextWidths(palette.fontFamily())::of);
            drawing.on(pen);
            return pen.document(geometry.width(), geometry.height(), title);
        };
    }

    private static Drawing drawing(Sight sight, Geometry geometry, TextWidths widths) {
        Drawing drawing = new Drawing(widths);
        Picture picture = new Picture(sight.model(), geometry, null);
        TimelinePainter.paint(drawing, picture);
        new OverlayPainter(drawing, picture).paint(-1, Double.NaN, null);
        return drawing;
    }
}
