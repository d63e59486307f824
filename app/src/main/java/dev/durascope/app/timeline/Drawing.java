package dev.durascope.app.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture that was drawn once and can be drawn again, whole or a part of its height, when what it was drawn of is another
 * already. It is drawn on the window's thread; whoever draws it again may be on any, after that.
 */
final class Drawing implements Pen {
    /** How far letters reach above and below their baseline at most. */
    private static final double LETTERS = 24;

    private interface Drawn {
        /** Draws it, as far as it lies between two heights. */
        void on(Pen pen, double top, double bottom);
    }

    private record Step(double top, double bottom, Drawn drawn) {}

    private final TextWidths widths;
    private List<Step> steps = new ArrayList<>();

    /** @param widths measures texts while it is drawn */
    Drawing(TextWidths widths) {
        this.widths = widths;
    }

    /** Draws all of it again. */
    void on(Pen pen) {
        on(pen, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Draws again what lies between two heights, and perhaps a little more. */
    void on(Pen pen, double top, double bottom) {
        draw(steps, pen, top, bottom);
    }

    private static void draw(List<Step> steps, Pen pen, double top, double bottom) {
        for (Step step : steps) {
            if (step.bottom() >= top && step.top() <= bottom) {
                step.drawn().on(pen, top, bottom);
            }
        }
    }

    private void add(double top, double bottom, Drawn drawn) {
        steps.add(new Step(top, bottom, drawn));
    }

    @Override
    public void rect(double x, double y, double width, double height, Ink ink, double opacity) {
        add(y, y + height, (pen, top, bottom) -> pen.rect(x, y, width, height, ink, opacity));
    }

    @Override
    public void polygon(double[] corners, Ink ink) {
        add(least(corners), most(corners), (pen, top, bottom) -> pen.polygon(corners, ink));
    }

    @Override
    public void lines(double[] ends, double width, Ink ink, double opacity) {
        add(least(ends) - width, most(ends) + width, (pen, top, bottom) -> pen.lines(ends, width, ink, opacity));
    }

    @Override
    public void text(String text, double x, double baseline, TextSize size, Ink ink) {
        add(baseline - LETTERS, baseline + LETTERS, (pen, top, bottom) -> pen.text(text, x, baseline, size, ink));
    }

    /** Names are many, and each is measured several times: whoever draws it again does so. */
    @Override
    public void fitted(String text, double room, double x, double baseline, TextSize size, Ink ink) {
        add(
                baseline - LETTERS,
                baseline + LETTERS,
                (pen, top, bottom) -> pen.fitted(text, room, x, baseline, size, ink));
    }

    @Override
    public double width(String text, TextSize size) {
        return widths.of(text, size);
    }

    @Override
    public void within(double x, double y, double width, double height, Runnable drawing) {
        List<Step> outer = steps;
        List<Step> inner = new ArrayList<>();
        steps = inner;
        drawing.run();
        steps = outer;
        add(y, y + height, (pen, top, bottom) -> pen.within(x, y, width, height, () -> draw(inner, pen, top, bottom)));
    }

    private static double least(double[] points) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < points.length; i += 2) {
            least = Math.min(least, points[i]);
        }
        return least;
    }

    private static double most(double[] points) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < points.length; i += 2) {
            most = Math.max(most, points[i]);
        }
        return most;
    }
}
