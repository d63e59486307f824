package dev.durascope.app.session;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.text.Durations;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

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
            return refused(text("session.skip.ended"));
        }
        if (standing.invocationRunning()) {
            return refused(text("session.skip.atWork"));
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
                    return text("session.skip.answer", title(session, waiting));
                }
                case CHAINED_INVOKE -> {
                    return text("session.skip.elsewhere", title(session, waiting));
                }
                case HELD -> {
                    return text("session.skip.held");
                }
                case WAIT, STEP_RETRY, INVOCATION_RETRY, EXECUTION_TIMEOUT -> {}
            }
        }
        return text("session.skip.timeout");
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
        waits().ifPresent(parts::add);
        retries().ifPresent(parts::add);
        if (over.stream().anyMatch(waiting -> waiting.kind() == Waiting.Kind.INVOCATION_RETRY)) {
            parts.add(text("session.skip.backoff"));
        }
        callbacks().ifPresent(parts::add);
        return joined(parts);
    }

    private Optional<String> waits() {
        List<String> names = names(Waiting.Kind.WAIT);
        return switch (names.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(text("session.skip.wait", names.getFirst()));
            default ->
                Optional.of(
                        names.size() > NAMED
                                ? text("session.skip.waits.many", names.size())
                                : text("session.skip.waits", joined(names)));
        };
    }

    private Optional<String> retries() {
        List<String> names = names(Waiting.Kind.STEP_RETRY);
        return switch (names.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(text("session.skip.retry", names.getFirst()));
            default ->
                Optional.of(
                        names.size() > NAMED
                                ? text("session.skip.retries.many", names.size())
                                : text("session.skip.retries", joined(names)));
        };
    }

    private Optional<String> callbacks() {
        List<String> names = names(Waiting.Kind.CALLBACK);
        return switch (names.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(text("session.skip.callback", names.getFirst()));
            default ->
                Optional.of(
                        names.size() > NAMED
                                ? text("session.skip.callbacks.many", names.size())
                                : text("session.skip.callbacks", joined(names)));
        };
    }

    private List<String> names(Waiting.Kind kind) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < over.size(); i++) {
            if (over.get(i).kind() == kind) {
                names.add(titles.get(i));
            }
        }
        return names;
    }

    private static String joined(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : text("session.skip.and", String.join(", ", parts.subList(0, parts.size() - 1)), parts.getLast());
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
