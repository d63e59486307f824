package dev.durascope.app.timeline;

import dev.durascope.app.look.StatusLook;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.InvocationState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an execution stands as a whole, as far as the bars of its operations depend on it.
 *
 * @param start where its clock is counted from
 * @param now microseconds since the start; its end once it has ended
 * @param ended whether it has
 * @param atWork whether an invocation is running
 * @param look of the execution itself
 */
record Standing(
        Instant start, long now, boolean ended, boolean atWork, StatusLook look, List<InvocationState> invocations) {

    /** Nothing is known yet. */
    static final Standing NONE = new Standing(Instant.EPOCH, 0, false, false, StatusLook.RUNNING, List.of());

    /**
     * How an execution stands.
     *
     * @param clock the moment on its own clock
     * @param paused whether the debugger has stopped it
     */
    static Standing of(ExecutionState state, Instant start, Instant clock, boolean paused) {
        ExecutionFacts facts = state.facts();
        if (facts == null) {
            return NONE;
        }
        Instant end = facts.end();
        List<InvocationState> invocations = state.invocations();
        boolean atWork =
                end == null && !invocations.isEmpty() && invocations.getLast().isRunning();
        StatusLook look = StatusLook.of(facts);
        if (end == null && paused) {
            look = StatusLook.PAUSED;
        } else if (end == null && !facts.held() && !atWork && !invocations.isEmpty()) {
            look = StatusLook.WAITING;
        }
        return new Standing(start, micros(start, end == null ? clock : end), end != null, atWork, look, invocations);
    }

    /** Microseconds since the start; never before it. */
    long micros(Instant time) {
        return micros(start, time);
    }

    /** As {@link #micros}, and now for what has not ended. */
    long microsOrNow(@Nullable Instant end) {
        return end == null ? now : micros(end);
    }

    /** The moment so many microseconds after the start. */
    Instant instant(long micros) {
        return start.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1_000);
    }

    /** When an invocation ended; now while it runs, or when it is not known. */
    long endOfInvocation(int number) {
        return number < 1 || number > invocations.size()
                ? now
                : microsOrNow(invocations.get(number - 1).end());
    }

    static long micros(Instant start, Instant time) {
        long micros = (time.getEpochSecond() - start.getEpochSecond()) * 1_000_000
                + (time.getNano() - start.getNano()) / 1_000;
        return Math.max(0, micros);
    }
}
