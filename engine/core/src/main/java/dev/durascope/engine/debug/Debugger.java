package dev.durascope.engine.debug;

import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.ExecutionControl;
import dev.durascope.engine.execution.ExecutionGate;
import dev.durascope.engine.execution.ExecutionService.Subscription;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.invoke.HoldPoint;
import dev.durascope.engine.invoke.InvocationWatch;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationUpdate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops executions at their checkpoints and lets them go on, one step at a time or to the end. While an execution is
 * stopped its time, and its callers' time, stands still, and nothing of it times out. Safe for use by many threads.
 *
 * <p>A checkpoint is held on the thread of whoever asked for it, so a held branch of a handler does not block the
 * branches that run; since a token is good for one checkpoint, their own next checkpoint waits behind it.
 */
public final class Debugger implements ExecutionGate, AutoCloseable {
    private final ExecutionControl control;
    private final CodeHolds codeHolds;
    private final Map<String, List<Breakpoint>> breakpoints = new ConcurrentHashMap<>();
    private final Map<ExecutionArn, DebugSession> sessions = new ConcurrentHashMap<>();
    private final List<StopObserver> observers = new CopyOnWriteArrayList<>();
    private final AtomicLong stopIds = new AtomicLong();
    private final AtomicLong epoch = new AtomicLong();
    private volatile boolean muted;
    private volatile boolean closed;

    /** A debugger without breakpoints, which holds nothing. */
    public Debugger(ExecutionControl control) {
        this.control = control;
        this.codeHolds = new CodeHolds(control);
    }

    // Breakpoints

    /** The breakpoints of a function, in the order they were set. */
    public List<Breakpoint> breakpoints(String functionName) {
        return breakpoints.getOrDefault(functionName, List.of());
    }

    /** Sets all breakpoints of a function, in place of those it had. They take effect at once. */
    public void setBreakpoints(String functionName, List<Breakpoint> wanted) {
        boolean looked = isLooking(functionName);
        breakpoints.put(functionName, List.copyOf(wanted));
        if (!looked) {
            epoch.incrementAndGet();
        }
        sessions.values().stream()
                .filter(session -> session.arn.function().equals(functionName))
                .forEach(this::order);
    }

    /** Whether all breakpoints are passed over. */
    public boolean isMuted() {
        return muted;
    }

    /** Passes all breakpoints over, or minds them again. */
    public void mute(boolean now) {
        muted = now;
        epoch.incrementAndGet();
        sessions.values().forEach(this::order);
    }

    private List<Breakpoint> active(ExecutionArn arn) {
        return muted ? List.of() : breakpoints(arn.function());
    }

    private boolean isLooking(String functionName) {
        return !muted && breakpoints(functionName).stream().anyMatch(Breakpoint::enabled);
    }

    // What is stopped

    /** All that holds an execution now; empty when it runs. */
    public List<Stop> stops(ExecutionArn arn) {
        DebugSession session = sessions.get(arn);
        return session == null
                ? List.of()
                : session.held().stream().map(Held::stop).toList();
    }

    /** Hears of every change from now on, until the returned subscription is closed. */
    public Subscription observe(StopObserver observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    // Going on

    /** Lets an execution go on until something else stops it; also forgets a step under way. */
    public void resume(ExecutionArn arn) {
        step(session(arn), null);
        release(arn, Verdict.GO);
    }

    /**
     * Lets an execution go on for one step. It need not be stopped: then the step begins where it runs.
     *
     * @param operationId the operation that is selected: its context is stepped in, or, for {@link
     *     StepKind#TO_OPERATION}, where to go; absent to step where the execution has stopped
     * @throws LambdaFault InvalidParameterValueException for {@code TO_OPERATION} without an operation
     */
    public void step(ExecutionArn arn, StepKind kind, @Nullable String operationId) {
        if (kind == StepKind.TO_OPERATION && operationId == null) {
            throw LambdaFault.invalid("Select the operation to run to.");
        }
        String about = operationId == null ? stoppedAt(arn) : operationId;
        ExecutionFacts facts = control.look(arn, ExecutionState::facts);
        String context = about == null ? null : control.look(arn, state -> contextOf(about, state, arn));
        if (kind == StepKind.OUT && context == null && facts != null && facts.parentArn() != null) {
            step(session(arn), null);
            step(session(ExecutionArn.parse(facts.parentArn())), new Step(kind, null, facts.parentOperationId()));
        } else {
            String target = kind == StepKind.TO_OPERATION ? operationId : null;
            step(session(arn), new Step(kind, context, target));
        }
        release(arn, Verdict.GO);
    }

    private @Nullable String stoppedAt(ExecutionArn arn) {
        return stops(arn).stream()
                .flatMap(stop -> stop.hits().stream())
                .map(Hit::operationId)
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
    }

    /** The context an operation is in, also when it is only about to begin. */
    private @Nullable String contextOf(String operationId, ExecutionState state, ExecutionArn arn) {
        OperationState s = state.operation(operationId);
        return s == null
                ? session(arn).parentAnnounced(operationId)
                : s.operation().parentId();
    }

    /** Stops an execution at the next place at which it can be held. */
    public void pause(ExecutionArn arn) {
        step(session(arn), new Step(StepKind.PAUSE, null, null));
        control.goOn(arn);
    }

    private void step(DebugSession session, @Nullable Step next) {
        session.step(next);
        order(session);
    }

    /** Agents ask before they let code run only while there is something to stop it for. */
    private void order(DebugSession session) {
        session.bodies.ask(!isIdle(session));
    }

    /**
     * Ends the invocation that is stopped as if its process had ended; it is retried as any failed one.
     *
     * @param afterApply whether a batch that is held is applied before
     */
    public void crash(ExecutionArn arn, boolean afterApply) {
        requireStopped(arn);
        if (stops(arn).stream().allMatch(s -> s.point() == StopPoint.BEFORE_INVOCATION)) {
            throw LambdaFault.invalid("No invocation runs that could be crashed; resume, and stop inside one.");
        }
        release(arn, afterApply ? Verdict.CRASH_AFTER_APPLY : Verdict.CRASH);
    }

    /** Answers the checkpoint that is held with TooManyRequestsException; SDKs repeat it by themselves. */
    public void throttle(ExecutionArn arn) {
        requireCheckpoint(arn);
        release(arn, Verdict.THROTTLE);
    }

    /** Answers the checkpoint that is held with ServiceException; SDKs repeat it by themselves. */
    public void failCheckpoint(ExecutionArn arn) {
        requireCheckpoint(arn);
        release(arn, Verdict.SERVER_ERROR);
    }

    private void requireStopped(ExecutionArn arn) {
        if (stops(arn).isEmpty()) {
            throw LambdaFault.invalid("The execution is not stopped.");
        }
    }

    private void requireCheckpoint(ExecutionArn arn) {
        requireStopped(arn);
        if (stops(arn).stream()
                .noneMatch(s -> s.point() == StopPoint.BEFORE_APPLY || s.point() == StopPoint.BEFORE_ANSWER)) {
            throw LambdaFault.invalid("The execution is not stopped at a checkpoint.");
        }
    }

    private void release(ExecutionArn arn, Verdict verdict) {
        for (Held held : session(arn).held()) {
            held.verdict().complete(verdict);
        }
    }

    // The gate

    @Override
    public boolean mayInvoke(ExecutionArn arn, ExecutionState state) {
        DebugSession session = session(arn);
        if (session.takeInvocationPass()) {
            return true;
        }
        if (session.held().stream().anyMatch(held -> held.stop().point() == StopPoint.BEFORE_INVOCATION)) {
            return false;
        }
        List<JournalRecord> news = news(session, state);
        List<Hit> hits = session.beforeInvocation(state, news, active(arn), isSteppedInto(state));
        if (hits.isEmpty()) {
            return true;
        }
        Held held = stop(
                session, StopPoint.BEFORE_INVOCATION, state.invocations().size() + 1, hits, List.of(), Map.of(), false);
        held.verdict().thenAccept(verdict -> {
            if (verdict != Verdict.LOST) {
                session.letInvocationPass();
                end(session, held);
                control.goOn(arn);
            }
        });
        return false;
    }

    /** Whether this is the first invocation of an execution that its caller steps into. */
    private boolean isSteppedInto(ExecutionState state) {
        ExecutionFacts facts = state.facts();
        if (facts == null || facts.parentArn() == null || !state.invocations().isEmpty()) {
            return false;
        }
        DebugSession caller = sessions.get(ExecutionArn.parse(facts.parentArn()));
        return caller != null && caller.takeStepInto();
    }

    @Override
    public CheckpointAnswer checkpoint(CheckpointCall call, Supplier<CheckpointAnswer> apply) {
        DebugSession session = session(call.arn());
        String key = call.token() + '/' + call.clientToken();
        if (closed || isIdle(session) || session.isPassed(key)) {
            return apply(call, session, apply);
        }
        return session.once(key, call, () -> passed(call, session, key, apply));
    }

    private boolean isIdle(DebugSession session) {
        return session.step() == null
                && !isLooking(session.arn.function())
                && session.held().isEmpty();
    }

    private CheckpointAnswer passed(
            CheckpointCall call, DebugSession session, String key, Supplier<CheckpointAnswer> apply) {
        ExecutionArn arn = call.arn();
        session.announce(call.updates());
        Held before = control.look(arn, state -> {
            List<JournalRecord> news = news(session, state);
            List<Hit> hits = session.beforeApply(call.updates(), state, news, active(arn));
            return hits.isEmpty() ? null : stop(session, StopPoint.BEFORE_APPLY, state, hits, call.updates());
        });
        Verdict verdict = await(session, before, call);
        if (before != null) {
            session.letCallPass(key);
            if (verdict == Verdict.THROTTLE || verdict == Verdict.SERVER_ERROR) {
                session.bodies.passed(call.updates());
            }
            refuse(arn, before, verdict, false);
        }
        if (verdict == Verdict.CRASH_AFTER_APPLY) {
            apply.get(); // and no code of it runs any more
            throw crashed(arn, before, InjectedFault.CRASH_AFTER_APPLY);
        }
        CheckpointAnswer answer = apply(call, session, apply);
        Held after = control.look(arn, state -> {
            List<JournalRecord> news = news(session, state);
            List<Hit> hits = session.beforeAnswer(state, news, active(arn));
            return hits.isEmpty() ? null : stop(session, StopPoint.BEFORE_ANSWER, state, hits, call.updates());
        });
        Verdict then = await(session, after, call);
        if (after != null) {
            session.letCallPass(key);
            refuse(arn, after, then, true);
        }
        return answer;
    }

    /** Applies a batch; what it starts may run, also when the batch is refused, for its handler must be able to end. */
    private static CheckpointAnswer apply(CheckpointCall call, DebugSession session, Supplier<CheckpointAnswer> apply) {
        try {
            return apply.get();
        } finally {
            session.bodies.passed(call.updates());
        }
    }

    private Verdict await(DebugSession session, @Nullable Held held, CheckpointCall call) {
        if (held == null) {
            return Verdict.GO;
        }
        Verdict verdict = held.await(call.whileHeld());
        end(session, held);
        return verdict;
    }

    private void refuse(ExecutionArn arn, Held held, Verdict verdict, boolean applied) {
        switch (verdict) {
            case GO -> {}
            case CRASH_AFTER_APPLY -> {
                if (applied) {
                    throw crashed(arn, held, InjectedFault.CRASH_AFTER_APPLY);
                }
            }
            case CRASH ->
                throw crashed(arn, held, applied ? InjectedFault.CRASH_AFTER_APPLY : InjectedFault.CRASH_BEFORE_APPLY);
            case THROTTLE -> {
                control.record(arn, new JournalEntry.FaultInjected(held.stop().invocation(), InjectedFault.THROTTLE));
                throw new LambdaFault(FaultType.TOO_MANY_REQUESTS, "Rate exceeded: answered so by the debugger.");
            }
            case SERVER_ERROR -> {
                control.record(
                        arn, new JournalEntry.FaultInjected(held.stop().invocation(), InjectedFault.SERVER_ERROR));
                throw new LambdaFault(FaultType.SERVICE, "Answered so by the debugger.");
            }
            case LOST -> throw LambdaFault.invalid("The invocation is over.");
        }
    }

    private LambdaFault crashed(ExecutionArn arn, @Nullable Held held, InjectedFault fault) {
        int invocation = held == null ? 0 : held.stop().invocation();
        control.record(arn, new JournalEntry.FaultInjected(invocation, fault));
        control.crash(arn, ErrorObject.of("Runtime.ExitError", "Error: Runtime exited: crashed by the debugger"));
        return LambdaFault.invalid("The debugger has ended this invocation.");
    }

    @Override
    public void answered(ExecutionArn arn, ExecutionState state, boolean suspends, Runnable proceed) {
        DebugSession session = session(arn);
        if (closed || !suspends || isIdle(session)) {
            proceed.run();
            return;
        }
        List<JournalRecord> news = news(session, state);
        List<Hit> hits = session.beforeSuspension(state, news, active(arn));
        if (hits.isEmpty()) {
            proceed.run();
            return;
        }
        List<String> pending = state.operations().stream()
                .filter(s -> s.operation().isPending())
                .map(OperationState::id)
                .toList();
        Held held = stop(session, StopPoint.BEFORE_SUSPENSION, number(state), hits, pending, Map.of(), false);
        held.verdict().thenAccept(verdict -> {
            end(session, held);
            switch (verdict) {
                case CRASH, CRASH_AFTER_APPLY -> crashed(arn, held, InjectedFault.CRASH);
                case GO, THROTTLE, SERVER_ERROR -> control.onLane(arn, proceed);
                case LOST -> {}
            }
        });
    }

    @Override
    public void watched(ExecutionArn arn, InvocationWatch watch) {
        DebugSession session = session(arn);
        session.bodies.watched(watch, !closed && !isIdle(session));
    }

    @Override
    public CompletionStage<Void> reached(ExecutionArn arn, HoldPoint point, OperationSighting operation) {
        DebugSession session = session(arn);
        if (closed || point != HoldPoint.BODY) {
            return CompletableFuture.completedStage(null);
        }
        return control.look(arn, state -> {
            OperationState known = state.operation(operation.operationId());
            boolean isStarted = known != null && !isYetToStart(known.operation().status());
            return session.bodies.reached(
                    operation.operationId(), isStarted, session.stopsAt(operation, state, active(arn)));
        });
    }

    /** A step's next attempt is started anew. */
    private static boolean isYetToStart(OperationStatus status) {
        return status == OperationStatus.PENDING || status == OperationStatus.READY;
    }

    @Override
    public void codeHeld(ExecutionArn arn, int invocation, boolean held) {
        if (closed) {
            return;
        }
        if (held) {
            codeHolds.hold(arn, invocation);
        } else {
            codeHolds.release(arn, invocation);
        }
    }

    @Override
    public void invocationEnded(ExecutionArn arn) {
        codeHolds.over(arn);
        DebugSession session = sessions.get(arn);
        if (session != null) {
            session.bodies.over();
            for (Held held : session.held()) {
                if (held.stop().point() != StopPoint.BEFORE_INVOCATION) {
                    held.verdict().complete(Verdict.LOST);
                }
            }
        }
    }

    @Override
    public void executionEnded(ExecutionArn arn) {
        sessions.remove(arn);
    }

    private Held stop(
            DebugSession session,
            StopPoint point,
            ExecutionState state,
            List<Hit> hits,
            List<OperationUpdate> updates) {
        Map<String, String> names = new HashMap<>();
        for (OperationUpdate update : updates) {
            OperationState known = state.operation(update.id());
            String name = known == null ? update.name() : known.operation().name();
            if (name != null) {
                names.put(update.id(), name);
            }
        }
        boolean bodyRunning = point == StopPoint.BEFORE_APPLY && session.bodies.mayRun(updates);
        List<String> ids = updates.stream().map(OperationUpdate::id).distinct().toList();
        return stop(session, point, number(state), hits, ids, names, bodyRunning);
    }

    private Held stop(
            DebugSession session,
            StopPoint point,
            int invocation,
            List<Hit> hits,
            List<String> operations,
            Map<String, String> names,
            boolean bodyRunning) {
        Held held = new Held(new Stop(
                stopIds.incrementAndGet(),
                session.arn,
                point,
                invocation,
                hits,
                operations,
                names,
                bodyRunning,
                Instant.now()));
        control.stop(session.arn, new JournalEntry.DebuggerStopped(point, invocation, hits));
        session.hold(held);
        tell(session);
        return held;
    }

    private void end(DebugSession session, Held held) {
        // What the engine's end lets go stays stopped in the journal, for the next start to see.
        if (session.forget(held) && !closed) {
            control.release(session.arn);
            tell(session);
        }
    }

    private void tell(DebugSession session) {
        List<Stop> stops = stops(session.arn);
        observers.forEach(observer -> observer.changed(session.arn, stops));
    }

    private List<JournalRecord> news(DebugSession session, ExecutionState state) {
        long from = session.newsFrom(state, epoch.get());
        return from == state.position() ? List.of() : control.journal(session.arn, from);
    }

    private static int number(ExecutionState state) {
        InvocationState running = state.runningInvocation();
        return running == null ? state.invocations().size() : running.number();
    }

    private DebugSession session(ExecutionArn arn) {
        return sessions.computeIfAbsent(arn, DebugSession::new);
    }

    /** Lets everything go, and holds nothing from now on. */
    @Override
    public void close() {
        closed = true;
        for (DebugSession session : sessions.values()) {
            for (Held held : session.held()) {
                held.verdict().complete(Verdict.LOST);
            }
        }
    }
}
