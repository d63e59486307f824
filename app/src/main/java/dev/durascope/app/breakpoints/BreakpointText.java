package dev.durascope.app.breakpoints;

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
        add(parts, "", c.name());
        add(parts, "id ", c.operationId());
        add(
                parts,
                "",
                c.type() == null
                        ? null
                        : c.type().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        add(parts, "", c.subType());
        add(parts, "status ", c.status());
        add(parts, "attempt ", c.attempt());
        add(parts, "error ", c.errorType());
        add(parts, "", c.payload());
        return parts.isEmpty() ? "Any operation" : String.join(", ", parts);
    }

    private static void add(List<String> parts, String before, @Nullable Object value) {
        if (value != null) {
            parts.add(before + value);
        }
    }

    /** When, and from which hit on: {@code before it runs, from hit 3}. */
    public static String moment(Breakpoint breakpoint) {
        return of(breakpoint.when())
                + (breakpoint.hitCount() == 1 ? "" : ", from hit " + breakpoint.hitCount() + " on");
    }

    /** A moment in an operation's life. */
    public static String of(When when) {
        return switch (when) {
            case BEFORE -> "before it runs";
            case AFTER -> "after it ran";
            case ON_FAILURE -> "when it fails";
            case ON_SUSPENSION -> "when it suspends";
            case ON_REPLAY -> "on replay";
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
        String more = others == 0
                ? ""
                : others == 1 ? " Another branch is stopped, too." : " " + others + " other branches are stopped, too.";
        return "Stopped " + where(stop, name) + " (" + how(stop) + ")." + remark(stop) + more;
    }

    private static String where(Stop stop, Function<String, String> name) {
        Hit first = stop.hits().getFirst();
        List<String> ids = first.operationId() == null ? stop.operations() : List.of(first.operationId());
        String what = (ids.isEmpty() ? "" : name.apply(ids.getFirst()))
                + (ids.size() > 1 ? " and " + (ids.size() - 1) + " more" : "");
        return switch (stop.point()) {
            case BEFORE_INVOCATION ->
                "before invocation " + stop.invocation() + (what.isEmpty() ? "" : ", because of " + what);
            case BEFORE_APPLY -> "before the checkpoint of " + what + " is applied";
            case BEFORE_ANSWER -> "after " + what + ", before the handler is answered";
            case BEFORE_SUSPENSION -> "before the handler suspends" + (what.isEmpty() ? "" : " for " + what);
            case IN_CODE -> "in the handler's code";
            case AT_CALL -> "where " + what + " is called";
            case BEFORE_RERUN -> "before " + what + " runs once more";
        };
    }

    private static String how(Stop stop) {
        int attempt = stop.hits().getFirst().attempt();
        return (isReplaying(stop) ? "replaying" : "executing")
                + (attempt > 1 ? ", attempt " + attempt : "")
                + ", invocation " + stop.invocation();
    }

    private static boolean isReplaying(Stop stop) {
        return stop.hits().stream().anyMatch(Hit::replaying);
    }

    private static String remark(Stop stop) {
        if (stop.bodyRunning()) {
            return " Body already running: this SDK does not wait for the answer.";
        }
        return isReplaying(stop) && stop.point() != StopPoint.AT_CALL
                ? " Calls cannot be held in this handler's process, so it stops before the whole replay."
                : "";
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
