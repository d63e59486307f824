package dev.durascope.app.timeline;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.EmptyState;
import dev.durascope.app.look.Seen;
import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.history.OperationState;
import dev.durascope.icons.DurascopeIcons;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The timeline: its chart, its scroll bars, and a few buttons in the corner above the names. */
public final class TimelineView extends Region {
    /** How much a step of zooming shows less. */
    private static final double ZOOM = 1.5;

    private final TimelineModel model;
    private final ExecutionSession session;
    private final Sight sight;
    private final SpotText text;
    private final TimelineChart chart;
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final HBox corner = new HBox();
    private final EmptyState empty =
            new EmptyState(DurascopeIcons.TIMELINE, text("timeline.none.title"), text("timeline.none.text"));
    private final BooleanProperty squeeze = new SimpleBooleanProperty();
    private boolean arranging;
    private @Nullable String keyboardRow;
    private boolean revealSelected;
    private boolean revealCursor;
    private double pointer = Double.NaN;
    private double @Nullable [] brush;
    /** Held here because the session, which may outlive this, holds them only weakly. */
    private final InvalidationListener newer = o -> chart().redraw();

    private final InvalidationListener selected = o -> selected();

    /** Shows a model. */
    public TimelineView(TimelineModel model, ZoneId zone) {
        this.model = model;
        this.session = model.session();
        this.sight = new Sight(model);
        this.text = new SpotText(model, zone);
        this.chart = new TimelineChart(new Painter(), Seen.of(this));
        setId("timeline");
        getStyleClass().add("timeline");
        chart.setId("timeline-chart");
        chart.setAccessibleHelp(text("timeline.help"));
        across.setId("timeline-across");
        across.setAccessibleText(text("timeline.across"));
        across.valueProperty().addListener(o -> scrolledAcross());
        down.setId("timeline-down");
        down.setOrientation(Orientation.VERTICAL);
        down.setAccessibleText(text("timeline.down"));
        down.valueProperty().addListener(o -> scrolledDown());
        corner.getStyleClass().add("timeline-corner");
        getChildren().addAll(chart, across, down, corner, empty);
        squeeze.addListener(o -> {
            sight.setSqueezed(squeeze.get());
            chart.redraw();
        });
        model.revisionProperty().addListener(new WeakInvalidationListener(newer));
        session.selectedOperationProperty().addListener(new WeakInvalidationListener(selected));
        session.cursor().onMove(move -> moved());
        chart.focusedProperty().addListener(o -> chart.redrawOverlay());
        new TimelineInput(this, chart, sight, text);
    }

    private TimelineChart chart() {
        return chart;
    }

    /** What the corner holds, from left to right. */
    public void setCorner(List<? extends Node> nodes) {
        corner.getChildren().setAll(nodes);
    }

    /** What the context menu offers. */
    public void setContextItems(List<? extends MenuItem> items) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items);
        chart.setOnContextMenuRequested(e -> menu.show(chart, e.getScreenX(), e.getScreenY()));
    }

    private final class Painter implements TimelineChart.Painter {
        @Override
        public void prepare(double width, double height) {
            sight.resize(width, height);
            sight.refresh();
            reveal();
            arrangeBars();
        }

        @Override
        public void picture(Pen pen) {
            TimelinePainter.paint(pen, sight.picture());
        }

        @Override
        public void overlay(Pen pen) {
            int row = chart.isFocused() && keyboardRow != null ? model.rows().visibleIndex(keyboardRow) : -1;
            new OverlayPainter(pen, sight.picture()).paint(row, pointer, brush);
        }
    }

    /** Brings into view what was selected and gone to meanwhile; there may be no row of it before. */
    private void reveal() {
        if (revealSelected) {
            revealSelected = false;
            sight.reveal(session.selectedOperationProperty().get());
        }
        if (revealCursor) {
            revealCursor = false;
            if (!sight.time().isFitted()) {
                sight.reveal(model.cursorTime());
            }
        }
    }

    /** Lets the scroll bars tell what is in view. */
    private void arrangeBars() {
        arranging = true;
        Geometry g = sight.geometry();
        double rows = g.rows().bottom() - g.rows().top();
        boolean tall = sight.contentHeight() > rows + 0.5;
        boolean wide = !sight.time().isFitted();
        if (down.isVisible() != tall || across.isVisible() != wide) {
            down.setVisible(tall);
            across.setVisible(wide);
            requestLayout();
        }
        down.setMax(Math.max(0, sight.contentHeight() - rows));
        down.setVisibleAmount(down.getMax() * rows / Math.max(1, sight.contentHeight()));
        down.setUnitIncrement(Rows.NORMAL);
        down.setBlockIncrement(rows);
        down.setValue(sight.scroll());
        Viewport time = sight.time();
        double span = time.to() - time.from();
        across.setMin(time.least());
        across.setMax(Math.max(time.least(), time.most() - span));
        across.setVisibleAmount((across.getMax() - across.getMin()) * span / (time.most() - time.least()));
        across.setUnitIncrement(span / 10);
        across.setBlockIncrement(span);
        across.setValue(time.from());
        boolean known = model.standing() != Standing.NONE;
        empty.setVisible(!known);
        chart.setVisible(known);
        corner.setVisible(known);
        arranging = false;
    }

    private void scrolledAcross() {
        if (!arranging) {
            double span = sight.time().to() - sight.time().from();
            sight.time().show(across.getValue(), across.getValue() + span);
            chart.redraw();
        }
    }

    private void scrolledDown() {
        if (!arranging) {
            sight.scrollTo(down.getValue());
            chart.redraw();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double right = down.isVisible() ? Math.ceil(down.prefWidth(-1)) : 0;
        double bottom = across.isVisible() ? Math.ceil(across.prefHeight(-1)) : 0;
        chart.resizeRelocate(0, 0, width - right, height - bottom);
        double names = Geometry.namesWidth(width - right);
        double top = Geometry.rowsTop(model.lanes().count());
        down.resizeRelocate(width - right, top, right, Math.max(0, height - bottom - top));
        across.resizeRelocate(names, height - bottom, Math.max(0, width - right - names), bottom);
        corner.resizeRelocate(1, 1, names - 2, Geometry.RAIL + Geometry.AXIS);
        empty.resizeRelocate(0, 0, width, height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 200;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    public void requestFocus() {
        chart.requestFocus();
    }

    private void selected() {
        String id = session.selectedOperationProperty().get();
        if (id != null) {
            keyboardRow = id;
            revealSelected = true;
            tellRow();
        }
        chart.redraw();
    }

    private void moved() {
        if (!sight.time().isFitted()) {
            revealCursor = true;
            chart.redraw();
        }
        chart.redrawOverlay();
    }

    /** Shows less of the time, around the middle. */
    public void zoomIn() {
        zoom(ZOOM);
    }

    /** Shows more of the time. */
    public void zoomOut() {
        zoom(1 / ZOOM);
    }

    private void zoom(double factor) {
        Geometry g = sight.geometry();
        sight.zoom(factor, g.names() + g.chartWidth() / 2);
        chart.redraw();
    }

    /** Shows all of the time. */
    public void fit() {
        sight.fit();
        chart.redraw();
    }

    /** As {@link TimelineModel#collapseIdleProperty}. */
    public BooleanProperty collapseIdleProperty() {
        return model.collapseIdleProperty();
    }

    /** Whether all rows share the height there is, many to a pixel where there are many. */
    public BooleanProperty squeezeProperty() {
        return squeeze;
    }

    /**
     * The time in view, with every row, as it is now. What is returned makes the image: it takes long, and is called on
     * another thread.
     *
     * @param scale pixels of the image for each of the window's
     */
    public Callable<WritableImage> image(double scale) {
        refresh();
        return TimelineImages.image(sight, chart, scale);
    }

    /** The same as an SVG document. */
    public Callable<String> svg() {
        refresh();
        String title =
                text("timeline.title", session.arn().function(), session.arn().name());
        return TimelineImages.svg(sight, chart.palette(), chart.widths(), title);
    }

    /** What stands in a tab that nobody looks at has taken in nothing yet, and may have no colours. */
    private void refresh() {
        applyCss();
        layout();
        chart.prepare();
    }

    // What the mouse and the keys do.

    /** Moves the cursor to what had happened at a pixel. */
    void travel(double x, Cursor.Move move) {
        double time = sight.picture().time(x + 0.5);
        if (time >= model.standing().now()) {
            session.cursor().toNow();
        } else {
            session.cursor().moveToIndex(model.times().indexAt(time), move);
        }
    }

    /** Selects an operation, and moves the cursor to the end of one of its bars. */
    void open(OperationState state, @Nullable Bar bar) {
        session.selectedOperationProperty().set(state.id());
        if (bar != null) {
            BarEnd.show(model, state, bar);
        }
    }

    /** Selects the row that the keyboard is at. */
    void selectKeyboardRow() {
        if (keyboardRow != null) {
            session.selectedOperationProperty().set(keyboardRow);
        }
    }

    /** Moves the keyboard by rows. */
    void moveKeyboardRow(int by) {
        int count = model.rows().size();
        if (count == 0) {
            return;
        }
        int now = keyboardRow == null ? -1 : model.rows().visibleIndex(keyboardRow);
        int next = now < 0 ? 0 : Math.clamp(now + (long) by, 0, count - 1);
        keyboardRow = model.rows().get(next).id();
        sight.reveal(next);
        tellRow();
        chart.redraw();
    }

    private void tellRow() {
        OperationState state = keyboardRow == null ? null : session.newest().operation(keyboardRow);
        chart.setAccessibleText(state == null ? text("timeline.timeline") : text.spoken(state));
    }

    void setPointer(double x) {
        pointer = x;
        chart.redrawOverlay();
    }

    double @Nullable [] brush() {
        return brush;
    }

    void setBrush(double @Nullable [] pixels) {
        brush = pixels;
        chart.redrawOverlay();
    }

    void redraw() {
        chart.redraw();
    }
}
