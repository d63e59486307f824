package dev.durascope.app.timeline;

import dev.durascope.engine.history.OperationState;
import org.jspecify.annotations.Nullable;

/** What lies at a point of the picture. */
sealed interface Spot {
    /** Nothing at all. */
    Spot NOTHING = new Nowhere();

    /** Nothing lies there. */
    record Nowhere() implements Spot {}

    /**
     * A moment on rail or axis.
     *
     * @param time microseconds since the start
     * @param gap the break that lies there; absent when none does
     */
    record Moment(double time, @Nullable Span gap) implements Spot {}

    /** An invocation. */
    record Invocation(double time, Lanes.Bar bar) implements Spot {}

    /**
     * An operation's row.
     *
     * @param bar what lies there; absent beside the bars and on the name
     * @param name whether the point lies on the name
     */
    record Row(double time, OperationState state, @Nullable Bar bar, boolean name) implements Spot {}

    /**
     * Rows too low to be told apart.
     *
     * @param from the first of them
     * @param to one past the last of them
     */
    record Band(double time, int from, int to, boolean name) implements Spot {}
}
