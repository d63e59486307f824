package dev.durascope.engine.debug;

import dev.durascope.engine.debug.DebugSessions.About;
import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.ExecutionControl;
import dev.durascope.engine.execution.ExecutionGate;
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
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The gate that holds executions for the debugger. */
final class DebugGate implements ExecutionGate {
    private final DebugSessions sessions;
    private final ExecutionControl control;
    private final CodeHolds codeHolds;
    private final boolean staysStopped;

    /** @param staysStopped whether what was stopped when the engine ended is stopped when it goes on */
    DebugGate(DebugSessions sessions, boolean staysStopped) {
        this.sessions = sessions;
        this.control = sessions.control;
        this.codeHolds = new CodeHolds(control);
        this.staysStopped = staysStopped;
    }

    // Invocations

    @Override
    public void stoppedAtEnd(ExecutionArn arn) {
        if (staysStopped) {
            sessions.step(sessions.of(arn), new Step(StepKind.PAUSE, null, null));
        }
    }

    @Override
    public boolean mayInvoke(ExecutionArn arn, ExecutionState state) {
        DebugSession session = sessions.find(arn);
        if (session != null && session.takeInvocationPass()) {
            return true;
        }
        if (session != null && session.isHeldBeforeInvocation()) {
            return false;
        }
        boolean steppedInto = isSteppedInto(state);
        if (session == null && !steppedInto) {
            return true;
        }
        DebugSession own = session == null ? sessions.of(arn) : session;
        List<Hit> hits =
                own.rules.beforeInvocation(state, sessions.news(own, state), sessions.active(own), steppedInto);
        if (hits.isEmpty()) {
            return true;
        }
        Held held = sessions.stop(
                own, StopPoint.BEFORE_INVOCATION, state.invocations().size() + 1, hits, About.NOTHING, false);
        held.release().thenAccept(release -> {
            if (release != Release.LOST) {
                own.letInvocationPass();
                sessions.end(own, held, release);
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
        DebugSession caller = sessions.find(ExecutionArn.parse(facts.parentArn()));
        return caller != null && caller.rules.takeStepInto();
    }

    @Override
    public void answered(ExecutionArn arn, ExecutionState state, boolean suspends, Runnable proceed) {
        DebugSession session = suspends && !sessions.isClosed() ? sessions.find(arn) : null;
        if (session == null || sessions.isIdle(session)) {
            proceed.run();
            return;
        }
        List<JournalRecord> news = sessions.news(session, state);
        List<Hit> hits =
                session.rules.beforeSuspension(state, news, sessions.active(session), session.bodies.isWatched());
        if (hits.isEmpty()) {
            proceed.run();
            return;
        }
        List<String> pending = state.operations().stream()
                .filter(s -> s.operation().isPending())
                .map(OperationState::id)
                .toList();
        About about = new About(pending, Map.of(), Map.of());
        Held held = sessions.stop(session, StopPoint.BEFORE_SUSPENSION, number(state), hits, about, false);
        held.release().thenAccept(release -> {
            sessions.end(session, held, release);
            switch (release) {
                case CRASH, CRASH_AFTER_APPLY -> crashed(arn, held.stop().invocation(), InjectedFault.CRASH);
                case GO, THROTTLE, SERVER_ERROR -> control.onLane(arn, proceed);
                case LOST -> {}
            }
        });
    }

    @Override
    public void codeHeld(ExecutionArn arn, int invocation, boolean held) {
        if (sessions.isClosed()) {
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
        DebugSession session = sessions.find(arn);
        if (session != null) {
            session.bodies.over();
            session.rules.invocationEnded();
            for (Held held : session.held()) {
                if (held.stop().point() != StopPoint.BEFORE_INVOCATION) {
                    held.release().complete(Release.LOST);
                }
            }
        }
    }

    @Override
    public void executionEnded(ExecutionArn arn) {
        sessions.ended(arn);
    }

    // Checkpoints

    @Override
    public CheckpointAnswer checkpoint(CheckpointCall call, Supplier<CheckpointAnswer> apply) {
        DebugSession session = sessions.find(call.arn());
        if (session == null) {
            return apply.get();
        }
        String key = call.token() + '/' + call.clientToken();
        if (sessions.isClosed() || sessions.isIdle(session) || session.isPassed(key)) {
            return apply(call, session, apply);
        }
        return session.once(key, call, () -> pass(call, session, key, apply));
    }

    private CheckpointAnswer pass(
            CheckpointCall call, DebugSession session, String key, Supplier<CheckpointAnswer> apply) {
        while (sessions.holdsAll(session)) {
            if (Held.await(session.whenFree(), call.whileHeld()) == Release.LOST) {
                throw over();
            }
        }
        ExecutionArn arn = call.arn();
        Held before = control.look(arn, state -> {
            List<JournalRecord> news = sessions.news(session, state);
            List<Hit> hits = session.rules.beforeApply(
                    call.updates(), state, news, sessions.active(session), session.bodies.isWatched());
            return hits.isEmpty() ? null : stop(session, StopPoint.BEFORE_APPLY, state, hits, call.updates());
        });
        if (before != null) {
            Release release = await(session, before, call);
            if (!before.stopsAgain()) {
                session.letCallPass(key);
            }
            if (release == Release.THROTTLE || release == Release.SERVER_ERROR) {
                session.bodies.passed(call.updates());
            }
            if (release == Release.CRASH_AFTER_APPLY) {
                apply.get(); // and no code of it runs any more
            }
            refuse(before.stop(), release, release == Release.CRASH_AFTER_APPLY);
        }
        CheckpointAnswer answer = apply(call, session, apply);
        Held after = control.look(arn, state -> {
            List<JournalRecord> news = sessions.news(session, state);
            List<Hit> hits = session.rules.beforeAnswer(state, news, sessions.active(session));
            return hits.isEmpty() ? null : stop(session, StopPoint.BEFORE_ANSWER, state, hits, call.updates());
        });
        if (after != null) {
            Release release = await(session, after, call);
            session.letCallPass(key);
            refuse(after.stop(), release, true);
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

    private Release await(DebugSession session, Held held, CheckpointCall call) {
        Release release = held.await(call.whileHeld());
        sessions.end(session, held, release);
        return release;
    }

    /** Answers a checkpoint with a fault, unless it goes on. */
    private void refuse(Stop stop, Release release, boolean applied) {
        switch (release) {
            case GO -> {}
            case CRASH, CRASH_AFTER_APPLY -> {
                crashed(
                        stop.arn(),
                        stop.invocation(),
                        applied ? InjectedFault.CRASH_AFTER_APPLY : InjectedFault.CRASH_BEFORE_APPLY);
                throw LambdaFault.invalid("The debugger has ended this invocation.");
            }
            case THROTTLE -> {
                control.record(stop.arn(), new JournalEntry.FaultInjected(stop.invocation(), InjectedFault.THROTTLE));
                throw new LambdaFault(FaultType.TOO_MANY_REQUESTS, "Rate exceeded: answered so by the debugger.");
            }
            case SERVER_ERROR -> {
                control.record(
                        stop.arn(), new JournalEntry.FaultInjected(stop.invocation(), InjectedFault.SERVER_ERROR));
                throw new LambdaFault(FaultType.SERVICE, "Answered so by the debugger.");
            }
            case LOST -> throw over();
        }
    }

    private static LambdaFault over() {
        return LambdaFault.invalid("The invocation is over.");
    }

    private void crashed(ExecutionArn arn, int invocation, InjectedFault fault) {
        control.record(arn, new JournalEntry.FaultInjected(invocation, fault));
        control.crash(arn, ErrorObject.of("Runtime.ExitError", "Error: Runtime exited: crashed by the debugger"));
    }

    // What the agent holds

    @Override
    public void watched(ExecutionArn arn, InvocationWatch watch) {
        DebugSession session = sessions.of(arn);
        synchronized (session) {
            session.bodies.watched(watch, sessions.points(session));
        }
    }

    @Override
    public CompletionStage<Void> reached(ExecutionArn arn, HoldPoint point, OperationSighting operation) {
        DebugSession session = sessions.of(arn);
        if (sessions.isClosed()) {
            return CompletableFuture.completedStage(null);
        }
        return control.look(arn, state -> {
            boolean waits = sessions.holdsAll(session);
            CompletionStage<Void> own =
                    point == HoldPoint.CALL ? called(session, operation, state) : body(session, operation, state);
            return waits ? own.thenCompose(go -> leave(session.whenFree())) : own;
        });
    }

    private CompletionStage<Void> called(DebugSession session, OperationSighting operation, ExecutionState state) {
        List<Hit> hits = session.rules.atCall(operation, state, sessions.active(session));
        return hold(session, StopPoint.AT_CALL, operation, state, hits);
    }

    private CompletionStage<Void> body(DebugSession session, OperationSighting operation, ExecutionState state) {
        OperationState known = state.operation(operation.operationId());
        if (known != null && isRerun(known, state)) {
            List<Hit> hits = session.rules.beforeRerun(known, state, sessions.active(session));
            return hold(session, StopPoint.BEFORE_RERUN, operation, state, hits);
        }
        boolean isStarted = !StopRules.isYetToStart(known);
        boolean stops = session.isHeldAt(operation.operationId())
                || session.rules.stopsAt(operation, state, sessions.active(session));
        return session.bodies.reached(operation.operationId(), isStarted, stops);
    }

    /** Whether an attempt of a step that began in an earlier invocation was cut off, and is made again. */
    private static boolean isRerun(OperationState known, ExecutionState state) {
        return known.operation().type() == OperationType.STEP
                && !StopRules.isYetToStart(known)
                && !known.attempts().isEmpty()
                && known.attempts().getLast().invocation() != number(state);
    }

    private CompletionStage<Void> hold(
            DebugSession session, StopPoint point, OperationSighting operation, ExecutionState state, List<Hit> hits) {
        if (hits.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        String id = operation.operationId();
        About about = new About(
                List.of(id),
                operation.name() == null ? Map.of() : Map.of(id, operation.name()),
                operation.parentId() == null ? Map.of() : Map.of(id, operation.parentId()));
        Held held = sessions.stop(session, point, number(state), hits, about, false);
        return leave(held.release().thenApply(release -> {
            if (held.stopsAgain()) {
                session.rules.askAgain(id);
            }
            sessions.end(session, held, release);
            if (release == Release.CRASH || release == Release.CRASH_AFTER_APPLY) {
                crashed(session.arn, held.stop().invocation(), InjectedFault.CRASH);
            }
            return release;
        }));
    }

    /** Lets a thread go on; one whose invocation ends is left to its agent, and runs no more of the handler's code. */
    private static CompletionStage<Void> leave(CompletableFuture<Release> release) {
        CompletableFuture<Void> go = new CompletableFuture<>();
        release.thenAccept(decided -> {
            if (decided == Release.GO || decided == Release.THROTTLE || decided == Release.SERVER_ERROR) {
                go.complete(null);
            }
        });
        return go;
    }

    // Stops

    private Held stop(
            DebugSession session,
            StopPoint point,
            ExecutionState state,
            List<Hit> hits,
            List<OperationUpdate> updates) {
        Map<String, String> names = new HashMap<>();
        Map<String, String> contexts = new HashMap<>();
        for (OperationUpdate update : updates) {
            OperationState known = state.operation(update.id());
            String name = known == null ? update.name() : known.operation().name();
            if (name != null) {
                names.put(update.id(), name);
            }
            String context = StopRules.contextOf(update, state);
            if (context != null) {
                contexts.put(update.id(), context);
            }
        }
        boolean bodyRunning = point == StopPoint.BEFORE_APPLY && session.bodies.mayRun(updates);
        List<String> ids = updates.stream().map(OperationUpdate::id).distinct().toList();
        return sessions.stop(session, point, number(state), hits, new About(ids, names, contexts), bodyRunning);
    }

    private static int number(ExecutionState state) {
        InvocationState running = state.runningInvocation();
        return running == null ? state.invocations().size() : running.number();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
