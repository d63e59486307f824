package dev.durascope.app.timeline;

import dev.durascope.app.session.Cursor;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/** What mouse, wheel and keys do to a timeline. */
final class TimelineInput {
    /** How far the mouse moves before a click becomes a drag. */
    private static final double DRAG = 4;

    /** How many pixels of the wheel zoom by a factor of e. */
    private static final double WHEEL = 200;

    /** What is being dragged. */
    private enum Drag {
        NOTHING,
        CURSOR,
        BRUSH,
        VIEW
    }

    private final TimelineView view;
    private final TimelineChart chart;
    private final Sight sight;
    private final SpotText text;
    private final Tooltip tooltip = new Tooltip();
    /** The axis may have moved away from under the second click, when the first one brought up a banner. */
    private final EventHandler<MouseEvent> clickedAgain = this::clickedAgain;

    /** Whoever has the focus, or takes keys before it as a menu bar does: Escape lets go of what is being brushed. */
    private final EventHandler<KeyEvent> cancelled = this::cancelled;

    private Drag drag = Drag.NOTHING;
    private boolean dragged;
    /** Where the cursor was before the axis was clicked; {@code null} when something else was since. */
    private Cursor.@Nullable Moment before;

    private double pressedX;
    private double pressedY;
    private double lastX;
    private double lastY;

    TimelineInput(TimelineView view, TimelineChart chart, Sight sight, SpotText text) {
        this.view = view;
        this.chart = chart;
        this.sight = sight;
        this.text = text;
        tooltip.setHideOnEscape(false);
        tooltip.getStyleClass().add("timeline-tooltip");
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, e -> left());
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        chart.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        chart.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        chart.addEventHandler(ZoomEvent.ZOOM, e -> zoom(e.getZoomFactor(), e.getX()));
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        chart.sceneProperty().addListener((o, was, is) -> moved(was, is));
    }

    private void moved(@Nullable Scene was, @Nullable Scene is) {
        left();
        drag = Drag.NOTHING;
        before = null;
        if (was != null) {
            was.removeEventFilter(MouseEvent.MOUSE_PRESSED, clickedAgain);
            was.removeEventFilter(KeyEvent.KEY_PRESSED, cancelled);
        }
        if (is != null) {
            is.addEventFilter(MouseEvent.MOUSE_PRESSED, clickedAgain);
            is.addEventFilter(KeyEvent.KEY_PRESSED, cancelled);
        }
    }

    private double x(double x) {
        return x - chart.snappedLeftInset();
    }

    private double y(double y) {
        return y - chart.snappedTopInset();
    }

    private void moved(MouseEvent event) {
        double x = x(event.getX());
        Geometry.Part part = sight.geometry().part(x, y(event.getY()));
        Spot spot = sight.spot(x, y(event.getY()));
        boolean overTime = part != Geometry.Part.NAME && part != Geometry.Part.CORNER && part != Geometry.Part.OUTSIDE;
        view.setPointer(overTime ? x : Double.NaN);
        boolean clickable = spot instanceof Spot.Row || spot instanceof Spot.Invocation;
        chart.setCursor(
                part == Geometry.Part.RAIL
                        ? javafx.scene.Cursor.H_RESIZE
                        : part == Geometry.Part.AXIS
                                ? javafx.scene.Cursor.CROSSHAIR
                                : clickable ? javafx.scene.Cursor.HAND : javafx.scene.Cursor.DEFAULT);
        tell(spot, event);
    }

    private void tell(Spot spot, MouseEvent event) {
        String words = text.of(spot);
        if (words.isEmpty() || chart.getScene() == null || chart.getScene().getWindow() == null) {
            tooltip.hide();
            return;
        }
        boolean moving = spot instanceof Spot.Moment;
        if (!words.equals(tooltip.getText()) || !tooltip.isShowing() || moving) {
            tooltip.setText(words);
            tooltip.show(chart, event.getScreenX() + 14, event.getScreenY() + 18);
        }
    }

    private void left() {
        tooltip.hide();
        view.setPointer(Double.NaN);
    }

    private void pressed(MouseEvent event) {
        chart.requestFocus();
        // The tabs around would take the focus for themselves.
        event.consume();
        tooltip.hide();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressedX = x(event.getX());
        pressedY = y(event.getY());
        lastX = pressedX;
        lastY = pressedY;
        dragged = false;
        drag = switch (sight.geometry().part(pressedX, pressedY)) {
            case RAIL -> Drag.CURSOR;
            case AXIS -> Drag.BRUSH;
            case LANES, ROW, NAME -> Drag.VIEW;
            case CORNER, OUTSIDE -> Drag.NOTHING;
        };
        if (drag == Drag.CURSOR) {
            view.travel(pressedX, Cursor.Move.JUMP);
        }
    }

    private void dragged(MouseEvent event) {
        double x = x(event.getX());
        double y = y(event.getY());
        dragged |= Math.hypot(x - pressedX, y - pressedY) > DRAG;
        if (!dragged) {
            return;
        }
        switch (drag) {
            case CURSOR -> view.travel(Math.max(x, sight.geometry().names()), Cursor.Move.STEP);
            case BRUSH -> {
                double names = sight.geometry().names();
                view.setBrush(new double[] {
                    pressedX, Math.clamp(x, names, sight.geometry().width())
                });
            }
            case VIEW -> {
                sight.pan(lastX - x);
                sight.scrollTo(sight.scroll() + lastY - y);
                view.redraw();
            }
            case NOTHING -> {}
        }
        lastX = x;
        lastY = y;
    }

    private void released(MouseEvent event) {
        Drag was = drag;
        drag = Drag.NOTHING;
        double[] brushed = view.brush();
        view.setBrush(null);
        if (was == Drag.BRUSH && brushed != null) {
            sight.show(brushed[0], brushed[1]);
            view.redraw();
        } else if (was == Drag.BRUSH && !dragged) {
            before = sight.model().session().cursor().moment();
            view.travel(pressedX, Cursor.Move.JUMP);
        } else if (was == Drag.VIEW && !dragged) {
            click(sight.spot(pressedX, pressedY));
        }
    }

    /** Two clicks on the axis show all of the time. The first has gone to a moment, which is not what was asked for. */
    private void clickedAgain(MouseEvent event) {
        Cursor.Moment cursor = before;
        before = null;
        if (cursor != null && event.getClickCount() > 1 && event.getButton() == MouseButton.PRIMARY) {
            event.consume();
            sight.model().session().cursor().takeBack(cursor);
            view.fit();
        }
    }

    private void cancelled(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && drag == Drag.BRUSH) {
            event.consume();
            drag = Drag.NOTHING;
            view.setBrush(null);
        }
    }

    private void click(Spot spot) {
        switch (spot) {
            case Spot.Row row -> view.open(row.state(), row.bar());
            case Spot.Band band ->
                view.open(sight.model().rows().get(band.from()).state(), null);
            case Spot.Invocation invocation ->
                sight.model().session().cursor().toInvocation(invocation.bar().invocation());
            case Spot.Moment moment -> {}
            case Spot.Nowhere nowhere -> {}
        }
    }

    private void wheel(ScrollEvent event) {
        tooltip.hide();
        if (event.isControlDown() || event.isMetaDown()) {
            zoom(Math.exp(event.getDeltaY() / WHEEL), event.getX());
        } else {
            // The system turns a wheel with Shift into one that goes sideways, where it does that at all.
            double across = event.isShiftDown() && event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            sight.pan(-across);
            if (!event.isShiftDown()) {
                sight.scrollTo(sight.scroll() - event.getDeltaY());
            }
            view.redraw();
        }
        event.consume();
    }

    private void zoom(double factor, double x) {
        sight.zoom(factor, x(x));
        view.redraw();
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isMetaDown() || event.isAltDown()) {
            return;
        }
        double page = sight.geometry().chartWidth() / 8;
        int rows = Math.max(
                1, (int) ((sight.geometry().height() - sight.geometry().rows().top()) / Rows.NORMAL) - 1);
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> pan(-page);
            case RIGHT -> pan(page);
            case PLUS, ADD, EQUALS -> view.zoomIn();
            case MINUS, SUBTRACT -> view.zoomOut();
            case DIGIT0, NUMPAD0 -> view.fit();
            case UP, K -> view.moveKeyboardRow(-1);
            case DOWN, J -> view.moveKeyboardRow(1);
            case PAGE_UP -> view.moveKeyboardRow(-rows);
            case PAGE_DOWN -> view.moveKeyboardRow(rows);
            case HOME -> sight.model().session().cursor().toFirst();
            case END -> sight.model().session().cursor().toNow();
            case ENTER -> view.selectKeyboardRow();
            case ESCAPE -> known = !event.isShiftDown() && escape();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void pan(double pixels) {
        sight.pan(pixels);
        view.redraw();
    }

    /** Shows all of the time, if that is not what is shown. */
    private boolean escape() {
        if (sight.time().isFitted()) {
            return false;
        }
        view.fit();
        return true;
    }
}
