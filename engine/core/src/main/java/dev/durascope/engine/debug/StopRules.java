package dev.durascope.engine.debug;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Candidate;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.debug.Step.Touch;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one execution stops: the step it is on, and what has been counted and told of its breakpoints. Guarded by itself. */
final class StopRules {
    /** Of the breakpoint that is there until it is hit. Those that users set have ids of their own. */
    private static final String TEMPORARY = "run-to";

    private final Map<String, Integer> counts = new HashMap<>();

    /** The breakpoints that were asked when an operation was called, and are not asked again when it starts. */
    private final Map<String, Set<String>> askedAtCall = new HashMap<>();

    /** The operations that were held where they were called: their starts are the same stop, and no step ends at them. */
    private final Set<String> heldAtCall = new HashSet<>();

    private @Nullable Step step;
    private @Nullable Breakpoint runTo;
    private boolean replaysAtCalls;
    private long seen;
    private long epoch = -1;

    synchronized @Nullable Step step() {
        return step;
    }

    synchronized void step(@Nullable Step next) {
        step = next;
    }

    /** Stops, once, before the next operation of a name begins; {@code null} for no longer. */
    synchronized void runTo(@Nullable NamePattern name) {
        runTo = name == null ? null : new Breakpoint(TEMPORARY, true, Criteria.named(name), When.BEFORE, 1);
    }

    /** The breakpoint that does so, to be minded beside the function's own; {@code null} when there is none. */
    synchronized @Nullable Breakpoint runTo() {
        return runTo;
    }

    /** Whether a step into what this execution invokes was under way, which ends with this. */
    synchronized boolean takeStepInto() {
        boolean into = step != null && step.kind() == StepKind.INTO;
        if (into) {
            step = null;
        }
        return into;
    }

    synchronized void invocationEnded() {
        askedAtCall.clear();
        heldAtCall.clear();
        replaysAtCalls = false;
    }

    /** What stops a batch before it is applied; empty when nothing does. */
    synchronized List<Hit> beforeApply(
            List<OperationUpdate> updates,
            ExecutionState state,
            List<JournalRecord> news,
            List<Breakpoint> breakpoints,
            boolean watched) {
        List<Hit> hits = new ArrayList<>(after(news, state, breakpoints));
        replayedUnseen(state, breakpoints, watched, hits);
        for (OperationUpdate update : updates) {
            Candidate candidate = Candidate.starting(update, state);
            if (candidate != null) {
                match(unasked(candidate.operationId(), breakpoints), When.BEFORE, candidate, false, hits);
                askedAtCall.remove(candidate.operationId());
            }
        }
        if (step != null) {
            List<Touch> touches = updates.stream()
                    .filter(u -> u.type() != OperationType.EXECUTION)
                    .filter(u -> u.action() != OperationAction.START || !heldAtCall.contains(u.id()))
                    .map(u -> new Touch(u.id(), contextOf(u, state), u.action() == OperationAction.START))
                    .toList();
            Touch end = step.endsAt(touches, state);
            if (end != null || step.kind() == StepKind.PAUSE || step.isBack(state)) {
                hits.add(
                        end == null
                                ? new Hit(null, null, false, 1)
                                : new Hit(null, end.operationId(), false, attempt(end, state)));
            }
        }
        updates.forEach(update -> heldAtCall.remove(update.id()));
        return ended(hits);
    }

    /** Which attempt of an operation begins with an update, or ends with it. */
    private static int attempt(Touch touch, ExecutionState state) {
        OperationState known = state.operation(touch.operationId());
        return touch.starts()
                ? Candidate.nextAttempt(known)
                : known == null ? 1 : Math.max(1, known.attempts().size());
    }

    /** The context an update's operation is in; {@code null} for the top level. */
    static @Nullable String contextOf(OperationUpdate update, ExecutionState state) {
        OperationState known = state.operation(update.id());
        return known == null ? update.parentId() : known.operation().parentId();
    }

    private List<Breakpoint> unasked(String operationId, List<Breakpoint> breakpoints) {
        Set<String> asked = askedAtCall.getOrDefault(operationId, Set.of());
        boolean held = heldAtCall.contains(operationId);
        return asked.isEmpty() && !held
                ? breakpoints
                : breakpoints.stream()
                        .filter(b -> !asked.contains(b.id()))
                        // Who runs on from where an operation is called means its next one.
                        .filter(b -> !held || !b.id().equals(TEMPORARY))
                        .toList();
    }

    /** Whether an operation's start would be held once it comes. Hits are not counted before it does. */
    synchronized boolean stopsAt(OperationSighting operation, ExecutionState state, List<Breakpoint> breakpoints) {
        if (step != null && step.kind() == StepKind.TO_END) {
            return false;
        }
        String id = operation.operationId();
        boolean ends = step != null
                && (step.kind() == StepKind.PAUSE
                        || !heldAtCall.contains(id)
                                && step.endsAt(List.of(new Touch(id, operation.parentId(), true)), state) != null);
        Candidate candidate = Candidate.called(operation, state);
        return ends
                || unasked(id, breakpoints).stream()
                        .anyMatch(b -> b.when() == When.BEFORE && b.criteria().isMetBy(candidate));
    }

    /** What stops a batch after it was applied. */
    synchronized List<Hit> beforeAnswer(ExecutionState state, List<JournalRecord> news, List<Breakpoint> breakpoints) {
        return ended(after(news, state, breakpoints));
    }

    /** What stops an invocation before it begins. */
    synchronized List<Hit> beforeInvocation(
            ExecutionState state, List<JournalRecord> news, List<Breakpoint> breakpoints, boolean steppedInto) {
        List<Hit> hits = new ArrayList<>(after(news, state, breakpoints));
        List<InvocationState> invocations = state.invocations();
        if (!invocations.isEmpty()) {
            // Where an agent saw the last invocation, it sees this one, and holds each call that is replayed.
            replaysAtCalls = state.sightings(invocations.getLast().number()).sees();
            if (!replaysAtCalls) {
                replayed(state, breakpoints, hits);
            }
        }
        if (steppedInto || step != null && (step.kind() == StepKind.PAUSE || step.isBack(state))) {
            hits.add(new Hit(null, null, false, 1));
        }
        return ended(hits);
    }

    private void replayed(ExecutionState state, List<Breakpoint> breakpoints, List<Hit> hits) {
        for (OperationState s : state.operations()) {
            if (s.operation().status().isTerminal() && isGivenToReplay(s, state)) {
                match(breakpoints, When.ON_REPLAY, Candidate.standing(s), true, hits);
            }
        }
    }

    /** An agent was expected to hold what is replayed, and there is none: it counts when the handler first says something. */
    private void replayedUnseen(ExecutionState state, List<Breakpoint> breakpoints, boolean watched, List<Hit> hits) {
        if (replaysAtCalls && !watched) {
            replaysAtCalls = false;
            replayed(state, breakpoints, hits);
        }
    }

    private static boolean isGivenToReplay(OperationState s, ExecutionState state) {
        if (s.operation().type() == OperationType.EXECUTION) {
            return false;
        }
        String parent = s.operation().parentId();
        while (parent != null) {
            OperationState around = state.operation(parent);
            if (around == null || around.operation().status().isTerminal()) {
                return false;
            }
            parent = around.operation().parentId();
        }
        return true;
    }

    /** What stops an execution before it suspends. */
    synchronized List<Hit> beforeSuspension(
            ExecutionState state, List<JournalRecord> news, List<Breakpoint> breakpoints, boolean watched) {
        List<Hit> hits = new ArrayList<>(after(news, state, breakpoints));
        replayedUnseen(state, breakpoints, watched, hits);
        for (OperationState s : state.operations()) {
            if (s.operation().isPending()) {
                match(breakpoints, When.ON_SUSPENSION, Candidate.standing(s), false, hits);
            }
        }
        if (step != null && (step.kind() == StepKind.TO_SUSPENSION || step.kind() == StepKind.PAUSE)) {
            hits.add(new Hit(null, null, false, 1));
        }
        return ended(hits);
    }

    /**
     * What stops the thread that has called an operation: its replay, or, inside a context, that it is about to begin.
     * Held there, and not at the checkpoint, a branch holds up no other. Contexts are not: the thread that calls one is
     * the one that calls its siblings.
     */
    synchronized List<Hit> atCall(OperationSighting operation, ExecutionState state, List<Breakpoint> breakpoints) {
        List<Hit> hits = new ArrayList<>();
        OperationState known = state.operation(operation.operationId());
        if (operation.replayed()) {
            if (known != null && known.operation().status().isTerminal()) {
                match(breakpoints, When.ON_REPLAY, Candidate.standing(known), true, hits);
            }
        } else if (operation.parentId() != null && operation.type() != OperationType.CONTEXT && isYetToStart(known)) {
            List<Breakpoint> asked = breakpoints.stream()
                    .filter(b -> b.when() == When.BEFORE && isDecidedAtCall(b, operation))
                    .toList();
            Set<String> ids = new HashSet<>();
            asked.forEach(b -> ids.add(b.id()));
            askedAtCall.put(operation.operationId(), ids);
            match(asked, When.BEFORE, Candidate.called(operation, state), false, hits);
            if (!hits.isEmpty()) {
                heldAtCall.add(operation.operationId());
            }
        }
        return ended(hits);
    }

    /** What stopped the call of an operation is asked again when it starts. */
    synchronized void askAgain(String operationId) {
        askedAtCall.remove(operationId);
    }

    /** An agent does not see what an operation is given, and not every SDK tells it the subtype. */
    private static boolean isDecidedAtCall(Breakpoint breakpoint, OperationSighting operation) {
        return breakpoint.criteria().payload() == null
                && (breakpoint.criteria().subType() == null || operation.subType() != null);
    }

    /** What stops a step that was cut off before its code runs once more. SDKs do not start it anew. */
    synchronized List<Hit> beforeRerun(OperationState known, ExecutionState state, List<Breakpoint> breakpoints) {
        List<Hit> hits = new ArrayList<>();
        Candidate candidate = Candidate.rerun(known);
        match(breakpoints, When.BEFORE, candidate, false, hits);
        if (step != null
                && (step.kind() == StepKind.PAUSE
                        || step.endsAt(List.of(new Touch(known.id(), candidate.parentId(), true)), state) != null)) {
            hits.add(new Hit(null, known.id(), false, candidate.attempt()));
        }
        return ended(hits);
    }

    /** Whether an operation's start is still to come; a step's next attempt is started anew. */
    static boolean isYetToStart(@Nullable OperationState known) {
        return known == null
                || known.operation().status() == OperationStatus.PENDING
                || known.operation().status() == OperationStatus.READY;
    }

    private List<Hit> after(List<JournalRecord> news, ExecutionState state, List<Breakpoint> breakpoints) {
        List<Hit> hits = new ArrayList<>();
        for (JournalRecord record : news) {
            Candidate candidate = ended(record.entry(), state);
            if (candidate != null) {
                match(breakpoints, When.AFTER, candidate, false, hits);
                if (candidate.failed()) {
                    match(breakpoints, When.ON_FAILURE, candidate, false, hits);
                }
            }
        }
        return hits;
    }

    private static @Nullable Candidate ended(JournalEntry entry, ExecutionState state) {
        if (entry instanceof JournalEntry.Event e) {
            return Candidate.ended(e.event(), state);
        }
        return entry instanceof JournalEntry.OperationCancelled e ? Candidate.cancelled(e, state) : null;
    }

    private void match(
            List<Breakpoint> breakpoints, When when, Candidate candidate, boolean replaying, List<Hit> hits) {
        if (step != null && step.kind() == StepKind.TO_END) {
            return;
        }
        for (Breakpoint breakpoint : breakpoints) {
            if (breakpoint.when() == when && breakpoint.criteria().isMetBy(candidate) && counts(breakpoint)) {
                String id = breakpoint == runTo ? null : breakpoint.id();
                hits.add(new Hit(id, candidate.operationId(), replaying, candidate.attempt()));
                runTo = breakpoint == runTo ? null : runTo;
            }
        }
    }

    /** Counts a hit; whether it is one that stops. A temporary breakpoint may have been taken away meanwhile. */
    private boolean counts(Breakpoint breakpoint) {
        return breakpoint.id().equals(TEMPORARY)
                ? breakpoint == runTo
                : counts.merge(breakpoint.id(), 1, Integer::sum) >= breakpoint.hitCount();
    }

    /** Whatever stops an execution ends the step that it was on. */
    private List<Hit> ended(List<Hit> hits) {
        if (!hits.isEmpty()) {
            step = null;
        }
        return hits;
    }

    /**
     * From which position on the journal holds news. What was before the debugger had anything to look for is none.
     *
     * @param newEpoch changes whenever it begins to look for something
     */
    synchronized long newsFrom(ExecutionState state, long newEpoch) {
        long from = epoch == newEpoch ? seen : state.position();
        epoch = newEpoch;
        seen = state.position();
        return from;
    }
}
