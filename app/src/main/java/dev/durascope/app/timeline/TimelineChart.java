package dev.durascope.app.timeline;

import static dev.durascope.app.text.Texts.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * Two canvases, one over the other: what changes with the execution, and what moves over it with cursor and mouse. Both
 * are drawn at most once a frame and only while they can be seen. Colours come from the style sheet.
 */
final class TimelineChart extends Region {

    /** Draws. */
    interface Painter {
        /** Takes in what came, for a picture of a size. */
        void prepare(double width, double height);

        /** Draws what changes with the execution. */
        void picture(Pen pen);

        /** Draws what moves over it. */
        void overlay(Pen pen);
    }

    private static final Map<Ink, CssMetaData<TimelineChart, Paint>> INKS = new EnumMap<>(Ink.class);
    private static final FontCssMetaData<TimelineChart> FONT = new FontCssMetaData<>("-fx-font", Font.getDefault()) {
        @Override
        public boolean isSettable(TimelineChart chart) {
            return !chart.font.isBound();
        }

        @Override
        public StyleableProperty<Font> getStyleableProperty(TimelineChart chart) {
            return chart.font;
        }
    };
    private static final List<CssMetaData<? extends Styleable, ?>> META = new ArrayList<>(Region.getClassCssMetaData());

    static {
        for (Ink ink : Ink.values()) {
            INKS.put(ink, colour(ink.property(), chart -> chart.colours.get(ink)));
        }
        META.addAll(INKS.values());
        META.add(FONT);
    }

    private static CssMetaData<TimelineChart, Paint> colour(
            String property, Function<TimelineChart, StyleableObjectProperty<Paint>> of) {
        return new CssMetaData<>(property, StyleConverter.getPaintConverter(), Color.GRAY) {
            @Override
            public boolean isSettable(TimelineChart chart) {
                return !of.apply(chart).isBound();
            }

            @Override
            public StyleableProperty<Paint> getStyleableProperty(TimelineChart chart) {
                return of.apply(chart);
            }
        };
    }

    private final Map<Ink, StyleableObjectProperty<Paint>> colours = new EnumMap<>(Ink.class);
    private final StyleableObjectProperty<Font> font;
    private final Canvas picture = new Canvas();
    private final Canvas overlay = new Canvas();
    private final Painter painter;
    private final ObservableValue<Boolean> seen;
    private @Nullable Palette palette;
    private @Nullable TextWidths widths;
    private boolean pictureStale = true;

    /** @param seen whether anything of this can be seen; until then nothing is drawn */
    TimelineChart(Painter painter, ObservableValue<Boolean> seen) {
        this.painter = painter;
        this.seen = seen;
        seen.addListener(o -> redraw());
        for (Ink ink : Ink.values()) {
            StyleableObjectProperty<Paint> colour =
                    new SimpleStyleableObjectProperty<>(INKS.get(ink), this, ink.property(), Color.GRAY);
            colour.addListener(o -> restyled());
            colours.put(ink, colour);
        }
        font = new SimpleStyleableObjectProperty<>(FONT, this, "font", Font.getDefault());
        font.addListener(o -> restyled());
        getStyleClass().add("timeline-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleRoleDescription(text("timeline.timeline"));
        overlay.setMouseTransparent(true);
        getChildren().addAll(picture, overlay);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return META;
    }

    private void restyled() {
        palette = null;
        widths = null;
        redraw();
    }

    /** Draws everything anew with the next frame. */
    void redraw() {
        pictureStale = true;
        requestLayout();
    }

    /** Draws anew what moves, with the next frame. */
    void redrawOverlay() {
        requestLayout();
    }

    private double innerWidth() {
        return Math.max(1, snapSizeX(getWidth() - snappedLeftInset() - snappedRightInset()));
    }

    private double innerHeight() {
        return Math.max(1, snapSizeY(getHeight() - snappedTopInset() - snappedBottomInset()));
    }

    /** Takes in what came, although nobody may see it. */
    void prepare() {
        painter.prepare(innerWidth(), innerHeight());
    }

    @Override
    protected void layoutChildren() {
        if (!seen.getValue()) {
            return;
        }
        double width = innerWidth();
        double height = innerHeight();
        if (picture.getWidth() != width || picture.getHeight() != height) {
            pictureStale = true;
            for (Canvas canvas : List.of(picture, overlay)) {
                canvas.setWidth(width);
                canvas.setHeight(height);
                canvas.relocate(snappedLeftInset(), snappedTopInset());
            }
        }
        if (pictureStale) {
            pictureStale = false;
            painter.prepare(width, height);
            picture.getGraphicsContext2D().clearRect(0, 0, width, height);
            painter.picture(pen(picture));
        }
        overlay.getGraphicsContext2D().clearRect(0, 0, width, height);
        painter.overlay(pen(overlay));
    }

    /** A pen for a canvas in the present theme's colours. */
    Pen pen(Canvas canvas) {
        return new CanvasPen(canvas.getGraphicsContext2D(), palette(), widths());
    }

    /** The present theme's colours. */
    Palette palette() {
        Palette known = palette;
        if (known == null) {
            Map<Ink, Color> now = new EnumMap<>(Ink.class);
            colours.forEach((ink, paint) -> now.put(ink, paint.get() instanceof Color colour ? colour : Color.GRAY));
            known = new Palette(now, font.get().getFamily());
            palette = known;
        }
        return known;
    }

    /** How wide texts are in the present font. */
    TextWidths widths() {
        TextWidths known = widths;
        if (known == null) {
            known = new TextWidths(font.get().getFamily());
            widths = known;
        }
        return known;
    }
}
