package dev.durascope.app.timeline;

import static dev.durascope.app.text.Texts.text;

import java.util.ArrayList;
import java.util.List;

/** Draws where the line of time is broken: jumps of virtual time, and idle time that is folded. */
final class BreaksPainter {
    private static final double NARROW = 4;

    private BreaksPainter() {}

    /** Draws the breaks as hatched bands. */
    static void bands(Pen pen, Picture picture, double y, double height) {
        double drawnTo = Double.NEGATIVE_INFINITY;
        for (Span span : all(picture.model())) {
            double from = Math.max(picture.geometry().names(), picture.x(span.from()));
            double to = Math.min(picture.geometry().width(), picture.x(span.to()));
            if (to < picture.geometry().names() || from > picture.geometry().width() || to <= drawnTo) {
                continue;
            }
            if (to - from < NARROW) {
                double x = Math.floor((from + to) / 2);
                pen.rect(x, y, 1, height, Ink.QUIET, 0.5);
                drawnTo = x + 1;
                continue;
            }
            drawnTo = to;
            pen.rect(from, y, to - from, height, Ink.HEAD);
            Hatch.draw(pen, from, y, to - from, height, 7, Ink.QUIET, 0.28);
            pen.rect(Math.floor(from), y, 1, height, Ink.QUIET, 0.5);
            pen.rect(Math.floor(to) - 1, y, 1, height, Ink.QUIET, 0.5);
        }
    }

    /** Writes into the rail how much each break leaves out, as far as there is room. */
    static void labels(Pen pen, Picture picture, double baseline) {
        Geometry g = picture.geometry();
        double free = g.names() + 2;
        for (Span span : all(picture.model())) {
            double from = picture.x(span.from());
            double to = picture.x(span.to());
            if (to < g.names() || from > g.width()) {
                continue;
            }
            String words = words(picture.model(), span);
            double wide = pen.width(words, TextSize.SMALL);
            double x = Math.clamp((from + to - wide) / 2, g.names() + 2, Math.max(g.names() + 2, g.width() - wide - 2));
            if (x >= free) {
                pen.text(words, x, baseline, TextSize.SMALL, Ink.QUIET);
                free = x + wide + 10;
            }
        }
    }

    /** What a break leaves out, in words. */
    static String words(TimelineModel model, Span span) {
        long skipped = span.length() - Picture.lived(model.jumps(), span.from(), span.to());
        return skipped > 0
                ? text("timeline.break.skipped", Picture.words(skipped))
                : text("timeline.break.idle", Picture.words(span.length()));
    }

    /** Every break, in order: what is folded, and the jumps that are too short for it. */
    static List<Span> all(TimelineModel model) {
        List<Span> all = new ArrayList<>(model.fold().folds());
        for (Span jump : model.jumps()) {
            if (!model.fold().isFolded(jump.from() + 0.5)) {
                all.add(jump);
            }
        }
        return Span.union(all);
    }
}
