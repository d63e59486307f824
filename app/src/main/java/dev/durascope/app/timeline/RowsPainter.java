package dev.durascope.app.timeline;

import dev.durascope.app.look.StatusLook;
import dev.durascope.app.tree.OperationRow;
import dev.durascope.app.tree.TreeProjection;

/** Draws the operations that are in view, each in its row, or several in a band where rows are too low. */
final class RowsPainter {
    private static final double INDENT = 12;

    private final Pen pen;
    private final Picture picture;
    private final Geometry g;
    private final Rows rows;
    private final TreeProjection operations;
    private final Density density;
    private final BarPainter painter;

    RowsPainter(Pen pen, Picture picture) {
        this.pen = pen;
        this.picture = picture;
        this.g = picture.geometry();
        this.rows = g.rows();
        this.operations = picture.model().rows();
        this.density = new Density((int) Math.ceil(g.chartWidth()));
        this.painter = new BarPainter(pen, picture);
    }

    /** Colours the rows of what is selected and what is marked. */
    void grounds() {
        for (int row = rows.bandStart(rows.first()); row < rows.end(); row = rows.bandEnd(row)) {
            boolean selected = false;
            boolean marked = false;
            for (int each = row; each < rows.bandEnd(row); each++) {
                String id = operations.get(each).id();
                selected |= id.equals(picture.selected());
                marked |= picture.model().marked().contains(id);
            }
            double height = rows.bandHeight();
            if (marked) {
                pen.rect(0, rows.y(row), g.width(), height, Ink.MARKED);
            }
            if (selected) {
                pen.rect(0, rows.y(row), g.width(), height, Ink.SELECTED);
            }
            if (marked) {
                pen.rect(0, rows.y(row), 3, height, Ink.MARK);
            }
        }
    }

    void bars() {
        for (int row = rows.bandStart(rows.first()); row < rows.end(); row = rows.bandEnd(row)) {
            double y = rows.y(row);
            for (int each = row; each < rows.bandEnd(row); each++) {
                Bars.each(
                        operations.get(each).state(),
                        picture.model().standing(),
                        (kind, look, from, to, open, attempt) -> bar(y, kind, look, from, to, open, attempt));
            }
            double height = rows.inBands() ? rows.bandHeight() : painter.height();
            double top = rows.inBands() ? y : painter.top(y);
            density.flush((from, to, tone) -> pen.rect(g.names() + from, top, to - from, height, tone.ink()));
        }
    }

    private void bar(double y, BarKind kind, StatusLook look, long fromTime, long toTime, boolean open, int attempt) {
        double from = picture.x(fromTime);
        double to = picture.x(toTime);
        if (to < g.names() - 1 || from > g.width()) {
            return;
        }
        if (rows.inBands() || to - from < BarPainter.NARROW) {
            density.add(from - g.names(), to - g.names(), Tone.of(kind, look));
        } else {
            painter.draw(y, new Bar(kind, look, fromTime, toTime, open, attempt), from, to);
        }
    }

    void names() {
        if (rows.height() >= Rows.NAMED) {
            for (int row = rows.first(); row < rows.end(); row++) {
                name(operations.get(row), rows.y(row), rows.height());
            }
            return;
        }
        // Where rows are low, each slot of a readable height names the outermost operation in it.
        double slot = Rows.NAMED + 1;
        int slots = (int) Math.floor(Math.min(rows.total() - rows.scroll(), rows.bottom() - rows.top()) / slot);
        for (int i = 0; i < slots; i++) {
            int from = rows.at(rows.top() + i * slot);
            int to = rows.at(rows.top() + (i + 1) * slot - 0.01);
            if (from >= 0 && to >= 0) {
                name(outermost(from, to), rows.top() + i * slot, slot);
            }
        }
    }

    private OperationRow outermost(int from, int to) {
        OperationRow found = operations.get(from);
        for (int row = from + 1; row <= to; row++) {
            if (operations.get(row).depth() < found.depth()) {
                found = operations.get(row);
            }
        }
        return found;
    }

    private void name(OperationRow row, double y, double height) {
        double x = 8 + Math.min(row.depth() * INDENT, g.names() * 0.35);
        double middle = y + height / 2;
        StatusLook look = Bars.look(row.state().operation(), picture.model().standing());
        Marks.draw(pen, look, x + 6, middle, 4.5, Tone.of(look).ink());
        if (!row.isExpanded() && !row.isLeaf()) {
            pen.polygon(new double[] {x - 6, middle - 3.5, x - 1.5, middle, x - 6, middle + 3.5}, Ink.QUIET);
        }
        String title = picture.model().session().title(row.state());
        pen.fitted(title, g.names() - x - 24, x + 16, middle + 4, TextSize.NORMAL, Ink.TEXT);
    }
}
