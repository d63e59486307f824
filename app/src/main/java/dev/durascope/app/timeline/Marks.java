package dev.durascope.app.timeline;

import dev.durascope.app.look.StatusLook;

/** A small sign for each status, so that colour never speaks alone. Drawn of lines, which look alike everywhere. */
final class Marks {
    private Marks() {}

    /** Draws a status's sign around a point. @param r half its size in pixels */
    static void draw(Pen pen, StatusLook look, double x, double y, double r, Ink ink) {
        double stroke = Math.max(1.2, r * 0.4);
        switch (look) {
            case SUCCEEDED -> strokes(pen, x, y, r, stroke, ink, -0.8, 0.1, -0.25, 0.65, -0.25, 0.65, 0.85, -0.65);
            case FAILED -> strokes(pen, x, y, r, stroke, ink, -0.7, -0.7, 0.7, 0.7, -0.7, 0.7, 0.7, -0.7);
            case TIMED_OUT ->
                strokes(
                        pen, x, y, r, stroke, ink, -0.7, -0.8, 0.7, -0.8, 0.7, -0.8, -0.7, 0.8, -0.7, 0.8, 0.7, 0.8,
                        0.7, 0.8, -0.7, -0.8);
            case RUNNING -> corners(pen, x, y, r, ink, -0.6, -0.8, 0.85, 0, -0.6, 0.8);
            case READY -> {
                corners(pen, x, y, r, ink, -0.2, -0.8, 0.9, 0, -0.2, 0.8);
                strokes(pen, x, y, r, stroke, ink, -0.65, -0.8, -0.65, 0.8);
            }
            case WAITING, RETRYING -> {
                for (int i = -1; i <= 1; i++) {
                    pen.rect(x + i * 0.75 * r - 0.22 * r, y - 0.22 * r, 0.45 * r, 0.45 * r, ink);
                }
            }
            case CANCELLED -> strokes(pen, x, y, r, stroke, ink, -0.75, 0.75, 0.75, -0.75);
            case LEFT_OPEN -> strokes(pen, x, y, r, stroke, ink, -0.8, 0, 0.8, 0);
            case STOPPED -> pen.rect(x - 0.65 * r, y - 0.65 * r, 1.3 * r, 1.3 * r, ink);
            case INTERRUPTED -> strokes(pen, x, y, r, stroke, ink, 0, -0.9, 0, 0.3, 0, 0.65, 0, 0.95);
            case HELD, PAUSED -> strokes(pen, x, y, r, stroke, ink, -0.4, -0.75, -0.4, 0.75, 0.4, -0.75, 0.4, 0.75);
        }
    }

    private static void strokes(Pen pen, double x, double y, double r, double width, Ink ink, double... unit) {
        pen.lines(scaled(x, y, r, unit), width, ink, 1);
    }

    private static void corners(Pen pen, double x, double y, double r, Ink ink, double... unit) {
        pen.polygon(scaled(x, y, r, unit), ink);
    }

    private static double[] scaled(double x, double y, double r, double[] unit) {
        double[] scaled = new double[unit.length];
        for (int i = 0; i < unit.length; i++) {
            scaled[i] = (i % 2 == 0 ? x : y) + r * unit[i];
        }
        return scaled;
    }
}
