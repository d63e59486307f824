package dev.durascope.app.timeline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws on a canvas. */
final class CanvasPen implements Pen {
    private final GraphicsContext canvas;
    private final Palette palette;
    private final TextWidths widths;

    CanvasPen(GraphicsContext canvas, Palette palette, TextWidths widths) {
        this.canvas = canvas;
        this.palette = palette;
        this.widths = widths;
    }

    private Color colour(Ink ink, double opacity) {
        Color colour = palette.colour(ink);
        return opacity >= 1 ? colour : colour.deriveColor(0, 1, 1, opacity);
    }

    @Override
    public void rect(double x, double y, double width, double height, Ink ink, double opacity) {
        canvas.setFill(colour(ink, opacity));
        canvas.fillRect(x, y, width, height);
    }

    @Override
    public void polygon(double[] corners, Ink ink) {
        double[] xs = new double[corners.length / 2];
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = corners[2 * i];
            ys[i] = corners[2 * i + 1];
        }
        canvas.setFill(colour(ink, 1));
        canvas.fillPolygon(xs, ys, xs.length);
    }

    @Override
    public void lines(double[] ends, double width, Ink ink, double opacity) {
        canvas.setStroke(colour(ink, opacity));
        canvas.setLineWidth(width);
        canvas.beginPath();
        for (int i = 0; i + 3 < ends.length; i += 4) {
            canvas.moveTo(ends[i], ends[i + 1]);
            canvas.lineTo(ends[i + 2], ends[i + 3]);
        }
        canvas.stroke();
    }

    @Override
    public void text(String text, double x, double baseline, TextSize size, Ink ink) {
        canvas.setFont(widths.font(size));
        canvas.setFill(colour(ink, 1));
        canvas.fillText(text, x, baseline);
    }

    @Override
    public double width(String text, TextSize size) {
        return widths.of(text, size);
    }

    @Override
    public void within(double x, double y, double width, double height, Runnable drawing) {
        canvas.save();
        canvas.beginPath();
        canvas.rect(x, y, width, height);
        canvas.clip();
        drawing.run();
        canvas.restore();
    }
}
