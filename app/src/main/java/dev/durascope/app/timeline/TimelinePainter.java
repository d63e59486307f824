package dev.durascope.app.timeline;

/** Draws the whole picture but what moves over it. */
final class TimelinePainter {
    private TimelinePainter() {}

    /** Draws it. */
    static void paint(Pen pen, Picture picture) {
        Geometry g = picture.geometry();
        Rows rows = g.rows();
        pen.rect(0, 0, g.width(), g.height(), Ink.GROUND);
        long step = picture.tickStep();
        var ticks = picture.ticks(step);
        pen.within(0, rows.top(), g.width(), rows.bottom() - rows.top(), () -> {
            RowsPainter painter = new RowsPainter(pen, picture);
            painter.grounds();
            pen.within(g.names(), rows.top(), g.chartWidth(), rows.bottom() - rows.top(), () -> {
                for (long tick : ticks) {
                    pen.rect(Math.floor(picture.x(tick)), rows.top(), 1, rows.bottom() - rows.top(), Ink.GRID);
                }
                BreaksPainter.bands(pen, picture, rows.top(), rows.bottom() - rows.top());
                painter.bars();
            });
            painter.names();
        });
        new HeadPainter(pen, picture).paint(ticks, step);
        pen.rect(g.names() - 1, 0, 1, g.height(), Ink.LINE);
    }
}
