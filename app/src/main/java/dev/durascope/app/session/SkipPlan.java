package dev.durascope.app.session;

import dev.durascope.app.text.Durations;
import dev.durascope.app.text.Sizes;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What <i>skip all</i> would pass over: every deadline there is now but the execution's own timeout.
 *
 * @param over what ends when time has passed, soonest first; empty when there is nothing to skip
 * @param titles what its operations are called, in the same order; empty for the execution's own retry
 * @param passes how much time passes
 * @param refusal why nothing can be skipped; empty when something can
 */
public record SkipPlan(List<Waiting> over, List<String> titles, Duration passes, String refusal) {
    private static final int NAMED = 3;

    public SkipPlan {
        over = List.copyOf(over);
        titles = List.copyOf(titles);
    }

    /** What can be skipped in a session now. */
    public static SkipPlan of(ExecutionSession session) {
        ExecutionStanding standing = session.standingProperty().get();
        ExecutionFacts facts = session.factsProperty().get();
        if (standing == null || facts == null || facts.end() != null) {
            return refused("The execution has ended: no time passes in it.");
        }
        if (standing.invocationRunning()) {
            return refused("The handler is at work: time can pass when it has suspended.");
        }
        List<Waiting> over = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (Waiting waiting : standing.waitingFor()) {
            if (isTimed(waiting, facts.deadline())) {
                over.add(waiting);
                titles.add(title(session, waiting));
            }
        }
        if (over.isEmpty()) {
            return refused(nothing(session, standing));
        }
        return new SkipPlan(
                over, titles, Duration.between(session.now(), over.getLast().dueAt()), "");
    }

    private static boolean isTimed(Waiting waiting, Instant executionDeadline) {
        if (waiting.dueAt() == null || !waiting.dueAt().isBefore(executionDeadline)) {
            return false;
        }
        return switch (waiting.kind()) {
            case WAIT, STEP_RETRY, INVOCATION_RETRY, CALLBACK -> true;
            case CHAINED_INVOKE, UNREGISTERED_INVOKE, EXECUTION_TIMEOUT, HELD -> false;
        };
    }

    private static String title(ExecutionSession session, Waiting waiting) {
        OperationState state = session.operation(waiting.operationId());
        return state == null ? "" : session.title(state);
    }

    private static String nothing(ExecutionSession session, ExecutionStanding standing) {
        for (Waiting waiting : standing.waitingFor()) {
            switch (waiting.kind()) {
                case CALLBACK, UNREGISTERED_INVOKE -> {
                    return "Nothing here waits for time: " + title(session, waiting)
                            + " needs an answer from outside, and has no timeout.";
                }
                case CHAINED_INVOKE -> {
                    return "Nothing here waits for time: " + title(session, waiting)
                            + " waits for another execution, which has its own.";
                }
                case HELD -> {
                    return "Nothing here waits for time: the execution is held until it is resumed.";
                }
                case WAIT, STEP_RETRY, INVOCATION_RETRY, EXECUTION_TIMEOUT -> {}
            }
        }
        return "Nothing waits for time to pass but the execution's own timeout.";
    }

    private static SkipPlan refused(String why) {
        return new SkipPlan(List.of(), List.of(), Duration.ZERO, why);
    }

    /** Whether a callback would time out: something that time alone must not do unasked. */
    public boolean timesOut() {
        return over.stream().anyMatch(waiting -> waiting.kind() == Waiting.Kind.CALLBACK);
    }

    /** What is passed over, in words: {@code the wait confirmation, and the callback approval, which times out}. */
    public String words() {
        List<String> parts = new ArrayList<>();
        add(parts, Waiting.Kind.WAIT, "wait", "");
        add(parts, Waiting.Kind.STEP_RETRY, "retry", "retries");
        if (over.stream().anyMatch(waiting -> waiting.kind() == Waiting.Kind.INVOCATION_RETRY)) {
            parts.add("the backoff of the failed invocation");
        }
        add(parts, Waiting.Kind.CALLBACK, "callback", "");
        return joined(parts);
    }

    private void add(List<String> parts, Waiting.Kind kind, String one, String more) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < over.size(); i++) {
            if (over.get(i).kind() == kind) {
                names.add(titles.get(i));
            }
        }
        if (names.isEmpty()) {
            return;
        }
        String what = names.size() == 1 ? one : more.isEmpty() ? one + "s" : more;
        String named = names.size() > NAMED
                ? Sizes.count(names.size()) + " " + what
                : "the " + what + (kind == Waiting.Kind.STEP_RETRY ? " of " : " ") + joined(names);
        String ending = names.size() == 1 ? ", which times out" : ", which time out";
        parts.add(kind == Waiting.Kind.CALLBACK ? named + ending : named);
    }

    private static String joined(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    /** How much time passes, in words. */
    public String passesWords() {
        return Durations.left(passes);
    }

    /** Whether anything of it is still waited for. */
    boolean isOpenIn(ExecutionStanding standing) {
        return standing.waitingFor().stream().anyMatch(new HashSet<>(over)::contains);
    }
}
