package dev.durascope.app.breakpoints;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.StopPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Breakpoints and stops in words. */
public final class BreakpointText {
    private BreakpointText() {}

    /** Which operations: {@code charge-*, attempt 2, /amount > 1000}. */
    public static String operations(Breakpoint breakpoint) {
        Criteria c = breakpoint.criteria();
        List<String> parts = new ArrayList<>();
        add(parts, c.name(), Object::toString);
        add(parts, c.operationId(), id -> text("breakpoints.of.id", id));
        add(parts, c.type(), type -> type.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        add(parts, c.subType(), Object::toString);
        add(parts, c.status(), status -> text("breakpoints.of.status", status));
        add(parts, c.attempt(), attempt -> text("breakpoints.of.attempt", attempt));
        add(parts, c.errorType(), type -> text("breakpoints.of.error", type));
        add(parts, c.payload(), Object::toString);
        return parts.isEmpty() ? text("breakpoints.anyOperation") : String.join(", ", parts);
    }

    private static <T> void add(List<String> parts, @Nullable T value, Function<T, String> words) {
        if (value != null) {
            parts.add(words.apply(value));
        }
    }

    /** When, and from which hit on: {@code before it runs, from hit 3}. */
    public static String moment(Breakpoint breakpoint) {
        String when = of(breakpoint.when());
        return breakpoint.hitCount() == 1 ? when : text("breakpoints.when.fromHit", when, breakpoint.hitCount());
    }

    /** A moment in an operation's life. */
    public static String of(When when) {
        return switch (when) {
            case BEFORE -> text("breakpoints.when.before");
            case AFTER -> text("breakpoints.when.after");
            case ON_FAILURE -> text("breakpoints.when.onFailure");
            case ON_SUSPENSION -> text("breakpoints.when.onSuspension");
            case ON_REPLAY -> text("breakpoints.when.onReplay");
        };
    }

    /**
     * What holds an execution.
     *
     * @param stops all of it, not empty, what was stopped last first
     * @param name what an operation is called, by its id
     */
    public static String of(List<Stop> stops, Function<String, String> name) {
        Stop stop = stops.getFirst();
        int others = stops.size() - 1;
        String more = switch (others) {
            case 0 -> "";
            case 1 -> " " + text("breakpoints.stop.other");
            default -> " " + text("breakpoints.stop.others", others);
        };
        return text("breakpoints.stop", where(stop, name), how(stop)) + remark(stop) + more;
    }

    private static String where(Stop stop, Function<String, String> name) {
        Hit first = stop.hits().getFirst();
        List<String> ids = first.operationId() == null ? stop.operations() : List.of(first.operationId());
        String what = ids.isEmpty()
                ? ""
                : ids.size() == 1
                        ? name.apply(ids.getFirst())
                        : text("breakpoints.stop.more", name.apply(ids.getFirst()), ids.size() - 1);
        return switch (stop.point()) {
            case BEFORE_INVOCATION ->
                what.isEmpty()
                        ? text("breakpoints.stop.beforeInvocation", stop.invocation())
                        : text("breakpoints.stop.beforeInvocation.because", stop.invocation(), what);
            case BEFORE_APPLY -> text("breakpoints.stop.beforeApply", what);
            case BEFORE_ANSWER -> text("breakpoints.stop.beforeAnswer", what);
            case BEFORE_SUSPENSION ->
                what.isEmpty()
                        ? text("breakpoints.stop.beforeSuspension")
                        : text("breakpoints.stop.beforeSuspension.for", what);
            case IN_CODE -> text("breakpoints.stop.inCode");
            case AT_CALL -> text("breakpoints.stop.atCall", what);
            case BEFORE_RERUN -> text("breakpoints.stop.beforeRerun", what);
        };
    }

    private static String how(Stop stop) {
        int attempt = stop.hits().getFirst().attempt();
        if (isReplaying(stop)) {
            return attempt > 1
                    ? text("breakpoints.stop.replaying.attempt", stop.invocation(), attempt)
                    : text("breakpoints.stop.replaying", stop.invocation());
        }
        return attempt > 1
                ? text("breakpoints.stop.executing.attempt", stop.invocation(), attempt)
                : text("breakpoints.stop.executing", stop.invocation());
    }

    private static boolean isReplaying(Stop stop) {
        return stop.hits().stream().anyMatch(Hit::replaying);
    }

    private static String remark(Stop stop) {
        if (stop.bodyRunning()) {
            return " " + text("breakpoints.stop.bodyRunning");
        }
        return isReplaying(stop) && stop.point() != StopPoint.AT_CALL ? " " + text("breakpoints.stop.wholeReplay") : "";
    }

    /**
     * What is stopped, in few words: {@code OrderProcessor · order-4711, before invocation 2}.
     *
     * @param stop what holds the execution
     */
    public static String brief(Stop stop) {
        return stop.arn().function() + " · " + stop.arn().name() + ", "
                + where(stop, id -> stop.names().getOrDefault(id, id));
    }
}
