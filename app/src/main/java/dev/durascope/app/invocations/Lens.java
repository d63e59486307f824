package dev.durascope.app.invocations;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.history.Attempt;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.Sightings;
import dev.durascope.engine.model.OperationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation did and cost, at the moment shown. Its times are the execution's, which stands still while the
 * debugger holds it.
 *
 * @param watched whether an agent saw what was replayed; else it is told from the history
 * @param woke the operations because of which it began
 * @param waitsFor the operations that were open when it suspended
 * @param took how long it ran; absent while it runs
 * @param replay how long it took until it began something new; absent when it began nothing
 * @param began how many operations it began, which count against what AWS allows an execution
 * @param entries what it went through, in order
 */
record Lens(
        InvocationState invocation,
        boolean watched,
        List<Entry> woke,
        List<Entry> waitsFor,
        @Nullable Duration took,
        @Nullable Duration replay,
        int began,
        List<Entry> entries) {

    /** What was done with an operation: {@code Replayed}, {@code Executed}, or how it differs. */
    record Entry(String operationId, String what) {}

    static final String REPLAYED = text("invocations.what.replayed");
    static final String EXECUTED = text("invocations.what.executed");

    /** Looks at an invocation. */
    static Lens of(ExecutionSession session, InvocationState invocation) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Sightings sightings = session.state().sightings(invocation.number());
        List<Entry> waitsFor = new ArrayList<>();
        Instant first = null;
        int began = 0;
        for (OperationState state : session.state().operations()) {
            if (state.operation().type() == OperationType.EXECUTION) {
                continue;
            }
            Attempt attempt = attemptIn(state, invocation);
            if (attempt != null) {
                began += attempt == state.attempts().getFirst() ? 1 : 0;
                entries.put(state.id(), new Entry(state.id(), EXECUTED));
                first = first == null || attempt.start().isBefore(first) ? attempt.start() : first;
            } else if (!sightings.sees() && endedBefore(state, invocation)) {
                entries.put(state.id(), new Entry(state.id(), REPLAYED));
            }
            if (isLeftOpen(state, invocation)) {
                waitsFor.add(new Entry(state.id(), text("invocations.what.waitedFor")));
            }
        }
        if (sightings.sees()) {
            for (Sightings.Seen seen : sightings.operations()) {
                OperationState state = session.operation(seen.operationId());
                if (state != null && seen.replayed()) {
                    entries.putIfAbsent(state.id(), new Entry(state.id(), REPLAYED));
                }
            }
        }
        List<Entry> woke = invocation.updatedOperationIds().stream()
                .map(session::operation)
                .filter(Objects::nonNull)
                .map(state -> new Entry(state.id(), text("invocations.what.woke")))
                .toList();
        Instant end = invocation.end();
        return new Lens(
                invocation,
                sightings.sees(),
                woke,
                List.copyOf(waitsFor),
                end == null ? null : Duration.between(invocation.start(), end),
                first == null ? null : Duration.between(invocation.start(), first),
                began,
                List.copyOf(entries.values()));
    }

    /** What began, went on and ended from the beginning of one invocation to that of a later one. */
    static List<Entry> between(ExecutionSession session, InvocationState earlier, InvocationState later) {
        List<Entry> changes = new ArrayList<>();
        for (OperationState state : session.state().operations()) {
            if (state.operation().type() == OperationType.EXECUTION) {
                continue;
            }
            boolean began = isBetween(state.operation().start(), earlier, later);
            Instant end = state.operation().end();
            boolean ended = end != null && isBetween(end, earlier, later);
            boolean again =
                    state.attempts().stream().skip(1).anyMatch(attempt -> isBetween(attempt.start(), earlier, later));
            if (began || ended || again) {
                changes.add(new Entry(
                        state.id(),
                        began
                                ? ended ? text("invocations.what.beganAndEnded") : text("invocations.what.began")
                                : ended ? text("invocations.what.ended") : text("invocations.what.triedAgain")));
            }
        }
        return List.copyOf(changes);
    }

    private static boolean isBetween(Instant at, InvocationState earlier, InvocationState later) {
        return !at.isBefore(earlier.start()) && at.isBefore(later.start());
    }

    /** The operation's first attempt in an invocation; {@code null} when it has none there. */
    private static @Nullable Attempt attemptIn(OperationState state, InvocationState invocation) {
        for (Attempt attempt : state.attempts()) {
            // A history that somebody else wrote tells of invocations only by their times.
            boolean in = invocation.knownOperations() > 0
                    ? attempt.invocation() == invocation.number()
                    : !attempt.start().isBefore(invocation.start()) && !isAfterEnd(attempt.start(), invocation);
            if (in) {
                return attempt;
            }
        }
        return null;
    }

    private static boolean isAfterEnd(Instant at, InvocationState invocation) {
        return invocation.end() != null && at.isAfter(invocation.end());
    }

    private static boolean endedBefore(OperationState state, InvocationState invocation) {
        Instant end = state.operation().end();
        return end != null && !end.isAfter(invocation.start());
    }

    private static boolean isLeftOpen(OperationState state, InvocationState invocation) {
        Instant until = invocation.end();
        if (until == null
                || !"PENDING".equals(invocation.status())
                || state.operation().start().isAfter(until)) {
            return false;
        }
        return switch (state.operation().type()) {
            case WAIT, CALLBACK, CHAINED_INVOKE ->
                state.operation().end() == null || !state.operation().end().isBefore(until);
            case STEP -> isBetweenAttempts(state, until);
            case CONTEXT, EXECUTION -> false;
        };
    }

    private static boolean isBetweenAttempts(OperationState state, Instant at) {
        Attempt last = null;
        for (Attempt attempt : state.attempts()) {
            if (!attempt.start().isAfter(at)) {
                last = attempt;
            }
        }
        return last != null && last.end() != null && !last.end().isAfter(at) && last.nextDelaySeconds() != null;
    }

    /** How many operations it executed or replayed. */
    long count(String what) {
        return entries.stream().filter(entry -> entry.what().equals(what)).count();
    }

    /** Why it began, in words. */
    String cause(ExecutionSession session) {
        String cause = InvocationsModel.cause(invocation.cause());
        return woke.isEmpty() ? cause : text("invocations.causedBy", cause, names(woke, session));
    }

    /** How it ended, in words. */
    String ended(ExecutionSession session) {
        if (invocation.isRunning()) {
            return text("invocations.ended.running");
        }
        if (invocation.error() != null) {
            String type = invocation.error().errorType();
            String message = invocation.error().errorMessage();
            String named = type == null ? text("invocations.ended.unnamed") : type;
            return message == null
                    ? text("invocations.ended.failed", named)
                    : text("invocations.ended.failed.message", named, message);
        }
        String status = invocation.status();
        return switch (status == null ? "" : status) {
            case "SUCCEEDED" -> text("invocations.ended.result");
            case "FAILED" -> text("invocations.ended.error");
            case "PENDING" ->
                waitsFor.isEmpty()
                        ? text("invocations.ended.suspended")
                        : text("invocations.ended.waits", names(waitsFor, session));
            case "DISCARDED" -> text("invocations.ended.discarded");
            default -> text("invocations.ended.ended");
        };
    }

    private static String names(List<Entry> entries, ExecutionSession session) {
        String first = title(entries.getFirst(), session);
        return entries.size() == 1 ? first : text("invocations.more", first, entries.size() - 1);
    }

    /** What the window calls an entry's operation. */
    static String title(Entry entry, ExecutionSession session) {
        OperationState state = session.operation(entry.operationId());
        return state == null ? entry.operationId() : session.title(state);
    }
}
