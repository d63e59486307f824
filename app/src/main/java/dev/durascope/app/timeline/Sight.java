package dev.durascope.app.timeline;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.tree.OperationRow;
import dev.durascope.engine.history.OperationState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees of a timeline: how large it is, which part of the time and of the rows is in view, and what lies at
 * a point of it. What is looked at stays where it is while the execution goes on; who sees all of it, or its end,
 * goes on seeing that. Needs no window.
 */
final class Sight {
    private final TimelineModel model;
    private final Viewport time = new Viewport();
    private double width = 1;
    private double height = 1;
    private double scroll;
    private boolean squeezed;
    private boolean following = true;

    Sight(TimelineModel model) {
        this.model = model;
    }

    TimelineModel model() {
        return model;
    }

    /** Takes in another size; a selected row that was in view still is. */
    void resize(double newWidth, double newHeight) {
        String selected = model.session().selectedOperationProperty().get();
        int row = selected == null ? -1 : model.rows().visibleIndex(selected);
        Rows rows = geometry().rows();
        boolean seen = row >= rows.first() && row < rows.end();
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
        time.setWidth(width - Geometry.namesWidth(width));
        clampScroll();
        if (seen) {
            reveal(row);
        }
    }

    /** Takes in what came since the last time. */
    void refresh() {
        double from = model.fold().time(time.from());
        double to = model.fold().time(time.to());
        boolean fitted = time.isFitted();
        boolean atEnd = !fitted && to >= model.fold().end();
        model.refresh();
        time.setLength(model.fold().length());
        if (!fitted) {
            double start = model.fold().place(from);
            double end = model.fold().place(to);
            double ahead = atEnd ? Math.max(0, time.most() - end) : 0;
            time.show(start + ahead, end + ahead);
        }
        if (isFollowing()) {
            reveal(model.newestRow());
        }
        clampScroll();
    }

    /** The tree's rule: until the user chooses an operation or scrolls away, the newest one is in view. */
    private boolean isFollowing() {
        return following
                && model.session().cursor().modeProperty().get() == Cursor.Mode.FOLLOW
                && model.session().selectedOperationProperty().get() == null;
    }

    private void clampScroll() {
        scroll = Math.clamp(scroll, 0, Math.max(0, contentHeight() - rowsHeight()));
    }

    private double rowsHeight() {
        return Math.max(1, height - Geometry.rowsTop(model.lanes().count()));
    }

    private double rowHeight() {
        int count = model.rows().size();
        return squeezed && count > 0 ? Math.min(Rows.NORMAL, rowsHeight() / count) : Rows.NORMAL;
    }

    /** Pixels of all rows together. */
    double contentHeight() {
        return model.rows().size() * rowHeight();
    }

    /** Pixels of rows above the view. */
    double scroll() {
        return scroll;
    }

    Viewport time() {
        return time;
    }

    Geometry geometry() {
        int lanes = model.lanes().count();
        double top = Geometry.rowsTop(lanes);
        return new Geometry(
                width,
                height,
                Geometry.namesWidth(width),
                lanes,
                time,
                new Rows(model.rows().size(), rowHeight(), scroll, top, Math.max(top, height)));
    }

    /**
     * The same part of the time in a picture of its own that shows every row.
     *
     * @param highest how high it may be in pixels; beyond that rows are squeezed
     */
    Geometry whole(double highest) {
        int lanes = model.lanes().count();
        double top = Geometry.rowsTop(lanes);
        int count = Math.max(1, model.rows().size());
        double row = Math.min(rowHeight(), Math.max(1, highest - top) / count);
        double bottom = top + Math.ceil(row * count);
        double names = Geometry.namesWidth(width);
        return new Geometry(
                width,
                bottom,
                names,
                lanes,
                time.copy(width - names),
                new Rows(model.rows().size(), row, 0, top, bottom));
    }

    Picture picture() {
        return new Picture(
                model, geometry(), model.session().selectedOperationProperty().get());
    }

    /** Whether all rows share the height there is. */
    boolean isSqueezed() {
        return squeezed;
    }

    void setSqueezed(boolean squeeze) {
        squeezed = squeeze;
        clampScroll();
    }

    /** Zooms in or out around a pixel of the picture. @param factor above 1 to see more of less */
    void zoom(double factor, double x) {
        time.zoom(factor, Math.clamp(x - Geometry.namesWidth(width), 0, time.width()));
    }

    /** Brings a stretch between two pixels of the picture into view. */
    void show(double fromX, double toX) {
        double names = Geometry.namesWidth(width);
        time.show(time.place(Math.min(fromX, toX) - names), time.place(Math.max(fromX, toX) - names));
    }

    /** Brings all of the time into view. */
    void fit() {
        time.fit();
    }

    void pan(double pixels) {
        time.pan(pixels);
    }

    /** Scrolls the rows. */
    void scrollTo(double pixels) {
        scroll = pixels;
        clampScroll();
        following = scroll >= contentHeight() - rowsHeight() - 1;
    }

    /** Scrolls as little as it takes to see a row whole. */
    void reveal(int row) {
        if (row < 0) {
            return;
        }
        double y = row * rowHeight();
        if (y < scroll) {
            scroll = y;
        } else if (y + rowHeight() > scroll + rowsHeight()) {
            scroll = y + rowHeight() - rowsHeight();
        }
        clampScroll();
    }

    /** Brings a moment into view. */
    void reveal(long time) {
        this.time.reveal(model.fold().place(time));
    }

    /** Brings an operation into view, and as much of its time as it takes to see some of it. */
    void reveal(@Nullable String operationId) {
        OperationRow row = operationId == null ? null : model.rows().find(operationId);
        if (row == null) {
            return;
        }
        reveal(model.rows().visibleIndex(operationId));
        List<Bar> bars = Bars.of(row.state(), model.standing());
        long from = bars.getFirst().from();
        long to = bars.getLast().to();
        boolean seen = model.fold().place(to) >= time.from() && model.fold().place(from) <= time.to();
        if (!seen) {
            reveal(from);
        }
    }

    /** What lies at a point. */
    Spot spot(double x, double y) {
        Geometry g = geometry();
        Picture picture = picture();
        double moment = Math.clamp(picture.time(x), 0, Math.max(0, model.fold().end()));
        return switch (g.part(x, y)) {
            case OUTSIDE, CORNER -> Spot.NOTHING;
            case RAIL, AXIS -> new Spot.Moment(moment, breakAt(x, picture));
            case LANES -> lane(x, y, g, picture, moment);
            case NAME, ROW -> row(x, y, g, picture, moment);
        };
    }

    private @Nullable Span breakAt(double x, Picture picture) {
        for (Span span : BreaksPainter.all(model)) {
            if (x >= picture.x(span.from()) - 2 && x <= picture.x(span.to()) + 2) {
                return span;
            }
        }
        return null;
    }

    private Spot lane(double x, double y, Geometry g, Picture picture, double moment) {
        int lane = (int) ((y - g.laneY(0)) / Geometry.LANE);
        for (Lanes.Bar bar : model.lanes().bars()) {
            if (bar.lane() == lane
                    && x >= picture.x(bar.from()) - 1
                    && x <= Math.max(picture.x(bar.to()), picture.x(bar.from()) + 2)) {
                return new Spot.Invocation(moment, bar);
            }
        }
        return new Spot.Moment(moment, breakAt(x, picture));
    }

    private Spot row(double x, double y, Geometry g, Picture picture, double moment) {
        int at = g.rows().at(y);
        boolean name = x < g.names();
        int from = g.rows().bandStart(at);
        int to = g.rows().bandEnd(at);
        if (to - from > 1) {
            return new Spot.Band(moment, from, to, name);
        }
        OperationState state = model.rows().get(at).state();
        return new Spot.Row(moment, state, name ? null : barAt(x, state, picture), name);
    }

    /** The bar at a pixel; where several share it, the last one that tells the most. */
    private @Nullable Bar barAt(double x, OperationState state, Picture picture) {
        Bar found = null;
        for (Bar bar : Bars.of(state, model.standing())) {
            double from = picture.x(bar.from());
            double to = Math.max(picture.x(bar.to()), from + 1);
            boolean hit = x >= from - 1.5 && x <= to + 1.5;
            if (hit && (found == null || tone(bar).compareTo(tone(found)) >= 0)) {
                found = bar;
            }
        }
        return found;
    }

    private static Tone tone(Bar bar) {
        return Tone.of(bar.kind(), bar.look());
    }
}
