package dev.durascope.app.timeline;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.time.TimeMode;

/**
 * A stretch in which an execution's clock ran faster or slower than the wall clock.
 *
 * @param from microseconds since the execution's start
 * @param to microseconds since the execution's start; {@link Long#MAX_VALUE} while it goes on
 * @param speed how many times as fast as the wall clock it ran
 */
record Pace(long from, long to, double speed) {

    boolean holds(double time) {
        return time >= from && time < to;
    }

    /** How many times as fast: {@code ×60}. */
    String factor() {
        return "×"
                + TimeMode.scaled(Math.clamp(speed, TimeMode.SLOWEST, TimeMode.FASTEST))
                        .factorText();
    }

    /** The same in words. */
    String words() {
        return text("timeline.pace", factor());
    }
}
