package dev.durascope.app.timeline;

import dev.durascope.app.text.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn: a model as it is now, where its parts lie, and what is selected.
 *
 * @param selected the id of the selected operation; {@code null} for none
 */
record Picture(
        TimelineModel model, Geometry geometry, @Nullable String selected) {
    /** Pixels that lie between two round moments at least. */
    private static final double TICK_DISTANCE = 84;

    /** The pixel of a moment. */
    double x(double time) {
        return geometry.x(model.fold().place(time));
    }

    /** The moment at a pixel. */
    double time(double x) {
        return model.fold().time(geometry.time().place(x - geometry.names()));
    }

    /** The distance of the axis' round moments. */
    long tickStep() {
        return Ticks.step(TICK_DISTANCE / geometry.time().scale());
    }

    /** The axis' round moments. */
    List<Long> ticks(long step) {
        return Ticks.between(
                model.fold(), geometry.time().from(), geometry.time().to(), step);
    }

    /** How long a stretch took without the jumps of virtual time. */
    static long lived(List<Span> jumps, long from, long to) {
        long lived = to - from;
        for (Span jump : jumps) {
            lived -= Math.max(0, Math.min(to, jump.to()) - Math.max(from, jump.from()));
        }
        return lived;
    }

    /** A duration for people: as elsewhere, but whole seconds without a decimal. */
    static String words(long micros) {
        boolean whole = micros % 1_000_000 == 0 && micros > 0 && micros < 60_000_000;
        return whole ? micros / 1_000_000 + " s" : Durations.taken(Duration.ofNanos(micros * 1_000));
    }
}
