package dev.durascope.app.timeline;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.StatusLook;
import java.util.List;

/** Draws what stays at the top: breaks, axis and invocations. */
final class HeadPainter {
    private final Pen pen;
    private final Picture picture;
    private final Geometry g;

    HeadPainter(Pen pen, Picture picture) {
        this.pen = pen;
        this.picture = picture;
        this.g = picture.geometry();
    }

    void paint(List<Long> ticks, long step) {
        double bottom = g.rows().top();
        pen.rect(0, 0, g.width(), bottom, Ink.HEAD);
        pen.within(g.names(), 0, g.chartWidth(), bottom, () -> {
            BreaksPainter.bands(pen, picture, Geometry.RAIL, bottom - Geometry.RAIL);
            BreaksPainter.labels(pen, picture, Geometry.RAIL - 5);
            paces();
            axis(ticks, step);
            lanes();
        });
        String title = g.lanes() == 1 ? text("timeline.invocations") : text("timeline.invocations.some");
        pen.text(pen.fit(title, g.names() - 16, TextSize.SMALL), 8, g.laneY(0) + 13, TextSize.SMALL, Ink.QUIET);
        pen.rect(0, bottom - 1, g.width(), 1, Ink.LINE);
    }

    /** A line along the axis where time ran at another speed, with how fast where there is room. */
    private void paces() {
        double y = Geometry.RAIL + Geometry.AXIS;
        for (Pace pace : picture.model().paces()) {
            double from = Math.max(picture.x(pace.from()), g.names());
            double to = Math.min(
                    picture.x(Math.min(pace.to(), picture.model().standing().now())), g.width());
            if (to < from) {
                continue;
            }
            pen.rect(from, y - 2, Math.max(1, to - from), 2, Ink.WAITING);
            double wide = pen.width(pace.factor(), TextSize.SMALL);
            if (wide + 12 <= to - from) {
                pen.text(pace.factor(), (from + to - wide) / 2, y + 13, TextSize.SMALL, Ink.WAITING);
            }
        }
    }

    private void axis(List<Long> ticks, long step) {
        double free = g.names();
        for (long tick : ticks) {
            double x = Math.floor(picture.x(tick));
            pen.rect(x, Geometry.RAIL + Geometry.AXIS - 4, 1, 4, Ink.QUIET, 0.6);
            String text = Ticks.text(tick, step);
            double wide = pen.width(text, TextSize.SMALL);
            if (x + 3 >= free && x + 3 + wide <= g.width()) {
                pen.text(text, x + 3, Geometry.RAIL + 12, TextSize.SMALL, Ink.QUIET);
                free = x + 3 + wide + 8;
            }
        }
    }

    private void lanes() {
        Density narrow = new Density((int) Math.ceil(g.chartWidth()));
        for (int lane = 0; lane < g.lanes(); lane++) {
            double y = g.laneY(lane) + 2;
            for (Lanes.Bar bar : picture.model().lanes().bars()) {
                if (bar.lane() == lane) {
                    lane(bar, y, narrow);
                }
            }
            narrow.flush((from, to, tone) ->
                    pen.rect(g.names() + from, y, to - from, 13, tone == Tone.SPAN ? Ink.INVOCATION : tone.ink()));
        }
    }

    private void lane(Lanes.Bar bar, double y, Density narrow) {
        double from = picture.x(bar.from());
        double to = picture.x(bar.to());
        if (to < g.names() || from > g.width()) {
            return;
        }
        Tone tone = bar.failed()
                ? Tone.FAILED
                : bar.invocation().isRunning() && !picture.model().standing().ended() ? Tone.RUNNING : Tone.SPAN;
        if (to - from < 3) {
            narrow.add(from - g.names(), to - g.names(), tone);
            return;
        }
        double left = Math.max(from, g.names() - 20);
        double right = Math.min(to, g.width() + 20);
        double middle = Math.clamp(picture.x(bar.executed()), left, right);
        Ink ink = tone == Tone.SPAN ? Ink.INVOCATION : tone.ink();
        if (middle - left >= 1) {
            pen.rect(left, y, middle - left, 13, ink, 0.16);
            Hatch.draw(pen, left, y, middle - left, 13, 4, ink, 0.8);
        }
        pen.rect(middle, y, right - middle, 13, ink);
        if (right - left >= 5) {
            pen.rect(left, y, 1, 13, ink);
        }
        label(bar, Math.max(left, g.names()), middle, Math.min(right, g.width()), y, tone);
    }

    /** The number stands on what was executed, where it can be read; else on what was replayed, on a ground of its own. */
    private void label(Lanes.Bar bar, double left, double middle, double right, double y, Tone tone) {
        String number = String.valueOf(bar.invocation().number());
        String words = text("timeline.invocation", number);
        double start = Math.max(left, middle);
        String fits = pen.width(words, TextSize.SMALL) + 22 <= right - start ? words : number;
        double wide = pen.width(fits, TextSize.SMALL);
        if (wide + 6 <= right - start) {
            pen.text(fits, start + 3, y + 10.5, TextSize.SMALL, Ink.GROUND);
            if (tone == Tone.FAILED && wide + 20 <= right - start) {
                Marks.draw(pen, StatusLook.FAILED, start + wide + 12, y + 6.5, 4, Ink.GROUND);
            }
        } else if (pen.width(number, TextSize.SMALL) + 8 <= middle - left) {
            double room = pen.width(number, TextSize.SMALL);
            pen.rect(left + 3, y + 1, room + 4, 11, Ink.HEAD);
            pen.text(number, left + 5, y + 10.5, TextSize.SMALL, Ink.TEXT);
        }
    }
}
