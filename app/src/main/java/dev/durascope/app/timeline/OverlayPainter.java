package dev.durascope.app.timeline;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.tree.OperationRow;
import org.jspecify.annotations.Nullable;

/** Draws what moves over the picture: cursor, now, the row of the keyboard, and what is being brushed. */
final class OverlayPainter {
    private static final double FLAG = 14;
    private static final double DIMMED = 0.62;

    private final Pen pen;
    private final Picture picture;
    private final Geometry g;

    OverlayPainter(Pen pen, Picture picture) {
        this.pen = pen;
        this.picture = picture;
        this.g = picture.geometry();
    }

    /**
     * Draws it.
     *
     * @param keyboardRow the row that the keyboard is at, or -1
     * @param pointer the pixel the mouse is at; NaN when it is not over time
     * @param brush the pixels between which is brushed; null when nothing is
     */
    void paint(int keyboardRow, double pointer, double @Nullable [] brush) {
        TimelineModel model = picture.model();
        Cursor cursor = model.session().cursor();
        boolean atNow = cursor.isAtNow();
        if (!atNow) {
            dim(picture.x(model.cursorTime()));
        }
        if (keyboardRow >= 0) {
            row(keyboardRow);
        }
        pen.within(g.names(), 0, g.chartWidth(), g.height(), () -> {
            if (brush != null) {
                double from = Math.min(brush[0], brush[1]);
                pen.rect(from, 0, Math.abs(brush[1] - brush[0]), g.height(), Ink.CURSOR, 0.14);
                pen.rect(from, 0, 1, g.height(), Ink.CURSOR);
                pen.rect(Math.max(brush[0], brush[1]) - 1, 0, 1, g.height(), Ink.CURSOR);
            } else if (!Double.isNaN(pointer)) {
                pen.rect(Math.floor(pointer), Geometry.RAIL, 1, g.height() - Geometry.RAIL, Ink.QUIET, 0.5);
            }
            String now = model.standing().ended() ? text("timeline.end") : text("timeline.now");
            if (atNow) {
                line(picture.x(model.standing().now()), now, Ink.CURSOR);
            } else {
                line(picture.x(model.standing().now()), now, Ink.QUIET);
                line(picture.x(model.cursorTime()), label(cursor), Ink.CURSOR);
            }
        });
    }

    private String label(Cursor cursor) {
        return text(
                "timeline.event",
                cursor.eventId(),
                Picture.words(picture.model().cursorTime()));
    }

    /** What comes after the cursor stands back: its time, and the names of what had not begun. */
    private void dim(double x) {
        double from = Math.max(g.names(), x);
        pen.within(g.names(), 0, g.chartWidth(), g.height(), () -> {
            double top = Geometry.RAIL + Geometry.AXIS;
            pen.rect(from, top, g.width() - from, g.rows().top() - top, Ink.HEAD, DIMMED);
            pen.rect(
                    from,
                    g.rows().top(),
                    g.width() - from,
                    g.height() - g.rows().top(),
                    Ink.GROUND,
                    DIMMED);
        });
        if (g.rows().height() < Rows.NAMED) {
            return;
        }
        long position = picture.model().session().cursor().positionProperty().get();
        pen.within(
                0, g.rows().top(), g.names() - 1, g.rows().bottom() - g.rows().top(), () -> {
                    for (int row = g.rows().first(); row < g.rows().end(); row++) {
                        OperationRow operation = picture.model().rows().get(row);
                        if (operation.state().startPosition() > position) {
                            pen.rect(0, g.rows().y(row), g.names() - 1, g.rows().height(), Ink.GROUND, DIMMED);
                        }
                    }
                });
    }

    private void row(int row) {
        double y = g.rows().y(g.rows().bandStart(row));
        pen.within(
                0,
                g.rows().top(),
                g.width(),
                g.rows().bottom() - g.rows().top(),
                () -> pen.frame(1, y, g.width() - 2, g.rows().bandHeight(), Ink.FOCUS));
    }

    /** A line over all rows with a flag in the rail that stays in view as long as the line does. */
    private void line(double at, String label, Ink ink) {
        double x = Math.floor(at);
        if (x < g.names() - 1 || x > g.width()) {
            return;
        }
        double wide = pen.width(label, TextSize.SMALL) + 8;
        double left = Math.clamp(x - wide / 2, g.names(), Math.max(g.names(), g.width() - wide));
        pen.rect(x, FLAG, 1, g.height() - FLAG, ink);
        pen.rect(left, 1, wide, FLAG, ink);
        pen.polygon(new double[] {x - 4, FLAG + 1, x + 5, FLAG + 1, x + 0.5, FLAG + 5}, ink);
        pen.text(label, left + 4, FLAG - 3, TextSize.SMALL, Ink.GROUND);
    }
}
