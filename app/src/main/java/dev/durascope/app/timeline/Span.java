package dev.durascope.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of an execution's clock.
 *
 * @param from microseconds since the execution's start
 * @param to microseconds since the execution's start, not before {@code from}
 */
record Span(long from, long to) {

    long length() {
        return to - from;
    }

    boolean holds(double time) {
        return time >= from && time <= to;
    }

    /** The same time in as few spans as possible, in order and apart from each other. */
    static List<Span> union(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingLong(Span::from));
        List<Span> union = new ArrayList<>();
        for (Span span : sorted) {
            Span last = union.isEmpty() ? null : union.getLast();
            if (last != null && span.from <= last.to) {
                union.set(union.size() - 1, new Span(last.from, Math.max(last.to, span.to)));
            } else {
                union.add(span);
            }
        }
        return union;
    }

    /** What lies between 0 and an end and in none of some spans. */
    static List<Span> outside(List<Span> spans, long end) {
        List<Span> gaps = new ArrayList<>();
        long at = 0;
        for (Span span : union(spans)) {
            if (span.from > at) {
                gaps.add(new Span(at, Math.min(span.from, end)));
            }
            at = Math.max(at, span.to);
        }
        if (end > at) {
            gaps.add(new Span(at, end));
        }
        gaps.removeIf(gap -> gap.length() <= 0);
        return gaps;
    }
}
