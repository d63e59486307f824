package dev.durascope.app.breakpoints;

import dev.durascope.engine.debug.Breakpoint;
import dev.durascope.engine.debug.Criteria;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.debug.When;
import dev.durascope.engine.history.Hit;
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
     * What a stop is about.
     *
     * @param name what an operation is called, by its id
     */
    public static String of(Stop stop, Function<String, String> name) {
        Hit first = stop.hits().getFirst();
        List<String> ids = first.operationId() == null ? stop.operations() : List.of(first.operationId());
        String what = ids.isEmpty() ? "" : name.apply(ids.getFirst());
        String more = ids.size() > 1 ? " and " + (ids.size() - 1) + " more" : "";
        String where = switch (stop.point()) {
            case BEFORE_INVOCATION ->
                "before invocation " + stop.invocation() + (what.isEmpty() ? "" : ", because of " + what + more);
            case BEFORE_APPLY -> "before the checkpoint of " + what + more + " is applied";
            case BEFORE_ANSWER -> "after " + what + more + ", before the handler is answered";
            case BEFORE_SUSPENSION -> "before the handler suspends" + (what.isEmpty() ? "" : " for " + what + more);
            case IN_CODE -> "in the handler's code";
        };
        String mode = stop.hits().stream().anyMatch(Hit::replaying) ? "replaying" : "executing";
        String attempt = first.attempt() > 1 ? ", attempt " + first.attempt() : "";
        String body = stop.bodyRunning() ? " Body already running: this SDK does not wait for the answer." : "";
        return "Stopped " + where + " (" + mode + attempt + ", invocation " + stop.invocation() + ")." + body;
    }
}
