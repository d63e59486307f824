package dev.durascope.engine.debug;

import dev.durascope.engine.debug.Step.Touch;
import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.ExecutionGate.CheckpointCall;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the debugger knows of one execution: how far it has looked, what is counted, stepped and held. Guarded by itself. */
final class DebugSession {
    final ExecutionArn arn;
    final Bodies bodies = new Bodies();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Held> held = new ArrayList<>();
    private final Map<String, @Nullable String> announced = new HashMap<>();
    private final Map<String, CompletableFuture<CheckpointAnswer>> calls = new ConcurrentHashMap<>();
    private @Nullable Step step;
    private long seen;
    private long epoch = -1;
    private boolean passInvocation;
    private @Nullable String passedCall;

    DebugSession(ExecutionArn arn) {
        this.arn = arn;
    }

    // What is held

    synchronized List<Held> held() {
        return List.copyOf(held);
    }

    synchronized void hold(Held one) {
        held.add(one);
    }

    /** Forgets a stop; whether it was still there. */
    synchronized boolean forget(Held one) {
        return held.remove(one);
    }

    synchronized @Nullable Step step() {
        return step;
    }

    synchronized void step(@Nullable Step next) {
        step = next;
    }

    /** Whether a step into what this execution invokes was under way, which ends with this. */
    synchronized boolean takeStepInto() {
        boolean into = step != null && step.kind() == StepKind.INTO;
        if (into) {
            step = null;
        }
        return into;
    }

    /** The invocation that was held before its beginning may begin now. */
    synchronized void letInvocationPass() {
        passInvocation = true;
    }

    /** Whether the invocation that is due has been let go already. */
    synchronized boolean takeInvocationPass() {
        boolean pass = passInvocation;
        passInvocation = false;
        return pass;
    }

    /** A call that was held and is repeated by its caller is not held again. */
    synchronized void letCallPass(String call) {
        passedCall = call;
    }

    synchronized boolean isPassed(String call) {
        return call.equals(passedCall);
    }

    /** Remembers the contexts of operations that are about to begin. */
    synchronized void announce(List<OperationUpdate> updates) {
        announced.clear();
        updates.forEach(update -> announced.put(update.id(), update.parentId()));
    }

    /** The context of an operation that is about to begin; {@code null} for the top level, or when it is unknown. */
    synchronized @Nullable String parentAnnounced(String operationId) {
        return announced.get(operationId);
    }

    /** Makes a call, or waits for the same call that is already being made: its caller has lost patience. */
    CheckpointAnswer once(String key, CheckpointCall call, Supplier<CheckpointAnswer> make) {
        CompletableFuture<CheckpointAnswer> mine = new CompletableFuture<>();
        CompletableFuture<CheckpointAnswer> first = calls.putIfAbsent(key, mine);
        if (first != null) {
            return Held.await(first, call.whileHeld());
        }
        try {
            CheckpointAnswer answer = make.get();
            mine.complete(answer);
            return answer;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            calls.remove(key);
        }
    }

    // Where it stops

    /** What stops a batch before it is applied; empty when nothing does. */
    synchronized List<Hit> beforeApply(
            List<OperationUpdate> updates,
            ExecutionState state,
            List<JournalRecord> news,
            List<Breakpoint> breakpoints) {
        List<Hit> hits = new ArrayList<>(after(news, state, breakpoints));
        for (OperationUpdate update : updates) {
            Candidate candidate = Candidate.starting(update, state);
            if (candidate != null) {
                match(breakpoints, When.BEFORE, candidate, false, hits);
            }
        }
        if (step != null) {
            List<Touch> touches = updates.stream()
                    .filter(u -> u.type() != OperationType.EXECUTION)
                    .map(u -> new Touch(u.id(), parentOf(u, state)))
                    .toList();
            Touch end = step.endsAt(touches, state);
            if (end != null || step.kind() == StepKind.PAUSE || step.isBack(state)) {
                hits.add(new Hit(null, end == null ? null : end.operationId(), false, 1));
            }
        }
        return ended(hits);
    }

    private static @Nullable String parentOf(OperationUpdate update, ExecutionState state) {
        OperationState known = state.operation(update.id());
        return known == null ? update.parentId() : known.operation().parentId();
    }

    /** Whether an operation's start is held, or would be once it comes. Hits are not counted before it does. */
    synchronized boolean stopsAt(OperationSighting operation, ExecutionState state, List<Breakpoint> breakpoints) {
        String id = operation.operationId();
        if (held.stream().anyMatch(one -> one.stop().operations().contains(id))) {
            return true;
        }
        if (step != null && step.kind() == StepKind.TO_END) {
            return false;
        }
        boolean ends = step != null
                && (step.kind() == StepKind.PAUSE
                        || step.endsAt(List.of(new Touch(id, operation.parentId())), state) != null);
        Candidate candidate = Candidate.called(operation, state);
        return ends
                || breakpoints.stream()
                        .anyMatch(b -> b.enabled()
                                && b.when() == When.BEFORE
                                && b.criteria().match(candidate));
    }

    /** What stops a batch after it was applied. */
    synchronized List<Hit> beforeAnswer(ExecutionState state, List<JournalRecord> news, List<Breakpoint> breakpoints) {
        return ended(after(news, state, breakpoints));
    }

    /** What stops an invocation before it begins. */
    synchronized List<Hit> beforeInvocation(
            ExecutionState state, List<JournalRecord> news, List<Breakpoint> breakpoints, boolean steppedInto) {
        List<Hit> hits = new ArrayList<>(after(news, state, breakpoints));
        if (!state.invocations().isEmpty()) {
            for (OperationState s : state.operations()) {
                if (s.operation().status().isTerminal() && isGivenToReplay(s, state)) {
                    match(breakpoints, When.ON_REPLAY, Candidate.standing(s), true, hits);
                }
            }
        }
        if (steppedInto || step != null && (step.kind() == StepKind.PAUSE || step.isBack(state))) {
            hits.add(new Hit(null, null, false, 1));
        }
        return ended(hits);
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
            ExecutionState state, List<JournalRecord> news, List<Breakpoint> breakpoints) {
        List<Hit> hits = new ArrayList<>(after(news, state, breakpoints));
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

    private List<Hit> after(List<JournalRecord> news, ExecutionState state, List<Breakpoint> breakpoints) {
        List<Hit> hits = new ArrayList<>();
        for (JournalRecord record : news) {
            if (record.entry() instanceof JournalEntry.Event e) {
                Candidate candidate = Candidate.ended(e.event(), state);
                if (candidate != null) {
                    match(breakpoints, When.AFTER, candidate, false, hits);
                    if (candidate.failed()) {
                        match(breakpoints, When.ON_FAILURE, candidate, false, hits);
                    }
                }
            }
        }
        return hits;
    }

    private void match(
            List<Breakpoint> breakpoints, When when, Candidate candidate, boolean replaying, List<Hit> hits) {
        if (step != null && step.kind() == StepKind.TO_END) {
            return;
        }
        for (Breakpoint breakpoint : breakpoints) {
            if (breakpoint.enabled()
                    && breakpoint.when() == when
                    && breakpoint.criteria().match(candidate)
                    && counts.merge(breakpoint.id(), 1, Integer::sum) >= breakpoint.hitCount()) {
                hits.add(new Hit(breakpoint.id(), candidate.operationId(), replaying, candidate.attempt()));
            }
        }
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
