package dev.durascope.app.timeline;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.look.StatusLook;
import org.jspecify.annotations.Nullable;

/** Draws one bar: what is at work is filled, what waits is hollow, what only holds others is thin. */
final class BarPainter {
    /** Bars narrower than this are drawn together with their neighbours. */
    static final double NARROW = 3;

    /** From this height on a bar has room for signs and words. */
    private static final double READABLE = 11;

    private static final double ARROW = 5;

    private final Pen pen;
    private final Picture picture;
    private final Geometry g;
    private final double height;

    BarPainter(Pen pen, Picture picture) {
        this.pen = pen;
        this.picture = picture;
        this.g = picture.geometry();
        double row = g.rows().height();
        this.height = row >= 16 ? 14 : row >= 6 ? row - 2 : row;
    }

    /** How high bars are. */
    double height() {
        return height;
    }

    /** Where the bars of a row begin that begins there. */
    double top(double rowY) {
        return rowY + (g.rows().height() - height) / 2;
    }

    /** Draws a bar between two pixels. */
    void draw(double rowY, Bar bar, double fromX, double toX) {
        double from = Math.max(fromX, g.names() - 10);
        double to = Math.min(toX, g.width() + 10);
        double y = top(rowY);
        switch (bar.kind()) {
            case ATTEMPT -> attempt(bar, from, to, y);
            case WAIT -> {
                if (bar.attempt() > 0) {
                    untilNext(bar, from, to, y);
                } else {
                    waiting(bar, from, to, y);
                }
            }
            case SPAN -> span(bar, from, to, y);
        }
    }

    private void attempt(Bar bar, double from, double to, double y) {
        Tone tone = Tone.of(bar.kind(), bar.look());
        pen.rect(from, y, to - from, height, tone.ink());
        if (tone == Tone.FAILED && height >= 4) {
            Hatch.draw(pen, from, y, to - from, height, 5, Ink.GROUND, 0.4);
        }
        if (bar.open()) {
            arrow(to, y, tone.ink());
        }
        String words = (bar.attempt() > 1 ? bar.attempt() + " · " : "") + Picture.words(bar.to() - bar.from());
        inside(bar.look(), words, from, to, y, Ink.GROUND, tone == Tone.FAILED ? tone.ink() : null);
    }

    private void waiting(Bar bar, double from, double to, double y) {
        Ink ink = Tone.of(bar.kind(), bar.look()).ink();
        pen.rect(from, y, to - from, height, ink, 0.12);
        if (height >= 4) {
            pen.frame(from, y, to - from, height, ink);
        }
        if (bar.open()) {
            arrow(to, y, ink);
        }
        inside(bar.look(), Picture.words(bar.to() - bar.from()), from, to, y, ink, null);
    }

    /** A dotted line from one attempt to the next. */
    private void untilNext(Bar bar, double from, double to, double y) {
        double middle = Math.floor(y + height / 2);
        double left = Math.max(from, g.names());
        double right = Math.min(to, g.width());
        String words = text("timeline.retryAfter", Picture.words(bar.to() - bar.from()));
        String shown = height < READABLE
                ? ""
                : pen.width(words, TextSize.SMALL) + 16 <= right - left ? words : Picture.words(bar.to() - bar.from());
        double wide = shown.isEmpty() ? 0 : pen.width(shown, TextSize.SMALL);
        boolean room = wide > 0 && wide + 12 <= right - left;
        double gapFrom = room ? (left + right - wide) / 2 - 4 : right;
        double gapTo = room ? gapFrom + wide + 8 : right;
        for (double x = left + 1; x < right - 1; x += 5) {
            if (x + 3 < gapFrom || x > gapTo) {
                pen.rect(x, middle, 3, 1, Ink.WAITING);
            }
        }
        if (room) {
            pen.text(shown, gapFrom + 4, y + height - 3, TextSize.SMALL, Ink.WAITING);
        }
    }

    private void span(Bar bar, double from, double to, double y) {
        Ink ink = Tone.of(bar.kind(), bar.look()).ink();
        double thick = Math.max(1, Math.round(height / 3));
        double middle = Math.floor(y + (height - thick) / 2);
        pen.rect(from, middle, to - from, thick, ink);
        if (height >= 6) {
            pen.rect(from, y + 1, 2, height - 2, ink);
            if (!bar.open()) {
                pen.rect(to - 2, y + 1, 2, height - 2, ink);
            }
        }
        if (bar.open()) {
            arrow(to, y, ink);
        }
    }

    /** What has not ended points on. */
    private void arrow(double x, double y, Ink ink) {
        if (height >= 6) {
            pen.polygon(new double[] {x, y, x + ARROW, y + height / 2, x, y + height}, ink);
        }
    }

    /** Sign and words, as far as there is room for them. @param ground what is laid under them; null for nothing */
    private void inside(
            StatusLook look, String words, double from, double to, double y, Ink ink, @Nullable Ink ground) {
        double left = Math.max(from, g.names()) + 3;
        double right = Math.min(to, g.width()) - 3;
        if (height < READABLE || right - left < 9) {
            return;
        }
        double wide = pen.width(words, TextSize.SMALL);
        boolean said = right - left >= 13 + wide;
        if (ground != null) {
            pen.rect(left, y + 1, said ? 14 + wide : 10, height - 2, ground);
        }
        Marks.draw(pen, look, left + 5, y + height / 2, 4, ink);
        if (said) {
            pen.text(words, left + 13, y + height - 3, TextSize.SMALL, ink);
        }
    }
}
