package dev.durascope.app.timeline;

import dev.durascope.engine.history.InvocationState;
import java.util.ArrayList;
import java.util.List;

/**
 * The invocations, each in the first lane that is free. One follows another, so that one lane is enough unless an
 * answer came too late to count.
 *
 * @param bars in the order of their beginning
 * @param count how many lanes there are; at least 1
 */
record Lanes(List<Bar> bars, int count) {

    /** More lanes are not drawn: what overlaps still shares the last one. */
    private static final int MOST = 3;

    static final Lanes NONE = new Lanes(List.of(), 1);

    /**
     * One invocation.
     *
     * @param executed when it did something new for the first time; its end when it only replayed
     * @param to its end, or now
     */
    record Bar(InvocationState invocation, int lane, long from, long executed, long to) {

        /** Whether it failed rather than answered. */
        boolean failed() {
            return invocation.error() != null || "ERROR".equals(invocation.status());
        }
    }

    /** @param executed when the first attempt of each invocation began, by its number; -1 for none */
    static Lanes of(Standing standing, List<Long> executed) {
        List<Bar> bars = new ArrayList<>();
        long[] free = new long[MOST];
        int count = 1;
        for (InvocationState invocation : standing.invocations()) {
            long from = standing.micros(invocation.start());
            long to = Math.max(from, standing.microsOrNow(invocation.end()));
            int lane = 0;
            while (lane < MOST - 1 && free[lane] > from) {
                lane++;
            }
            free[lane] = Math.max(free[lane], to);
            count = Math.max(count, lane + 1);
            int number = invocation.number();
            long first = number < executed.size() ? executed.get(number) : -1;
            long did = invocation.knownOperations() <= 1 && first < 0 ? from : first < 0 ? to : first;
            bars.add(new Bar(invocation, lane, from, Math.min(Math.max(did, from), to), to));
        }
        return new Lanes(List.copyOf(bars), count);
    }
}
