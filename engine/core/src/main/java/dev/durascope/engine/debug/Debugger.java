package dev.durascope.engine.debug;

import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.execution.ExecutionControl;
import dev.durascope.engine.execution.ExecutionGate;
import dev.durascope.engine.execution.ExecutionService.Subscription;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stops executions and lets them go on, one step at a time or to the end. While an execution is stopped its time, and its
 * callers' time, stands still, and nothing of it times out. Safe for use by many threads.
 *
 * <p>A checkpoint is held on the thread of whoever asked for it; since a token is good for one checkpoint, other branches
 * of the handler run on until their own next one, which waits behind it. Where an agent watches the handler, a breakpoint
 * inside a context holds the thread that calls the operation instead, and the other branches run on to their ends, unless
 * {@link dev.durascope.engine.breakpoint.HoldScope#EXECUTION} asks for more.
 */
public final class Debugger {
    /** Threads that are let go need moments; one that died with its process would be waited for in vain. */
    private static final int RESUME_SECONDS = 5;

    private final DebugSessions sessions;
    private final DebugGate gate;

    /** A debugger without breakpoints, which holds nothing. */
    public Debugger(ExecutionControl control) {
        this(control, false);
    }

    /**
     * The same.
     *
     * @param staysStopped whether an execution that was stopped when the engine ended is stopped again before it goes
     *     on; else it runs on, there being nobody to let it go
     */
    public Debugger(ExecutionControl control, boolean staysStopped) {
        sessions = new DebugSessions(control);
        gate = new DebugGate(sessions, staysStopped);
    }

    /** What every execution is to pass. Its end lets everything go. */
    public ExecutionGate gate() {
        return gate;
    }

    // Breakpoints

    /** The breakpoints of a function. */
    public Breakpoints breakpoints(String functionName) {
        return sessions.breakpoints(functionName);
    }

    /** Sets all breakpoints of a function, in place of those it had. They take effect at once. */
    public void setBreakpoints(String functionName, Breakpoints wanted) {
        sessions.setBreakpoints(functionName, wanted);
    }

    // What is stopped

    /** All that holds an execution now, what stopped it last first; empty when it runs. */
    public List<Stop> stops(ExecutionArn arn) {
        return sessions.stops(arn);
    }

    /** All that is stopped now, of whatever execution. */
    public List<Stop> stops() {
        return sessions.held().stream().map(Held::stop).toList();
    }

    /** Hears of every change from now on, until the returned subscription is closed. */
    public Subscription observe(StopObserver observer) {
        return sessions.observe(observer);
    }

    // Going on

    /** Lets an execution go on until something else stops it; also forgets a step under way. */
    public void resume(ExecutionArn arn) {
        sessions.step(sessions.of(arn), null);
        release(arn, Release.GO, held -> true);
    }

    /** Lets all executions go on, and returns when that is recorded, or will be before the engine is closed. */
    public void resumeAll() {
        List<Held> all = sessions.held();
        all.forEach(held -> resume(held.stop().arn()));
        CompletableFuture<?>[] ended = all.stream().map(Held::ended).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ended)
                .completeOnTimeout(null, RESUME_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /**
     * Lets an execution go on for one step. It need not be stopped: then the step begins where it runs. Branches other
     * than the one that is stepped in, whose threads are held at a call, stay where they are.
     *
     * @param operationId the operation that is selected: its context is stepped in, or, for {@link
     *     StepKind#TO_OPERATION}, where to go; absent to step where the execution has stopped
     * @throws LambdaFault InvalidParameterValueException for {@code TO_OPERATION} without an operation
     */
    public void step(ExecutionArn arn, StepKind kind, @Nullable String operationId) {
        if (kind == StepKind.TO_OPERATION && operationId == null) {
            throw LambdaFault.invalid("Select the operation to run to.");
        }
        DebugSession session = sessions.of(arn);
        if (kind == StepKind.TO_END) {
            stopRunningTo(arn);
        }
        String about = operationId == null ? stoppedAt(arn) : operationId;
        ExecutionFacts facts = sessions.control.look(arn, ExecutionState::facts);
        String context = about == null ? null : sessions.control.look(arn, state -> contextOf(about, state, session));
        if (kind == StepKind.OUT && context == null && facts != null && facts.parentArn() != null) {
            sessions.step(session, null);
            sessions.step(
                    sessions.of(ExecutionArn.parse(facts.parentArn())),
                    new Step(kind, null, facts.parentOperationId()));
        } else {
            String target = kind == StepKind.TO_OPERATION ? operationId : null;
            sessions.step(session, new Step(kind, context, target));
        }
        boolean inOneBranch = kind == StepKind.OVER || kind == StepKind.INTO || kind == StepKind.OUT;
        List<Held> others = inOneBranch && context != null && !sessions.holdsAll(session)
                ? sessions.control.look(arn, state -> outside(context, session, state))
                : List.of();
        release(arn, Release.GO, held -> !others.contains(held));
    }

    /**
     * Lets an execution go on until an operation of a name begins, or another attempt of one. It need not be stopped. What
     * stops it on the way does not change that: it goes for good when it is hit, when the execution ends, which {@link
     * StopObserver#missed} is told, and with {@link StepKind#TO_END}. Breakpoints that are muted do not mute it.
     *
     * @param name in the execution itself; not in those that it invokes
     * @throws LambdaFault InvalidParameterValueException when the execution has ended
     */
    public void runTo(ExecutionArn arn, NamePattern name) {
        DebugSession session = sessions.of(arn);
        sessions.step(session, null);
        sessions.runTo(session, name);
        ExecutionFacts facts = sessions.control.look(arn, ExecutionState::facts);
        boolean ended = facts != null && facts.status().isTerminal();
        if (ended && sessions.forget(arn)) { // else its end has been told of just now
            throw LambdaFault.invalid("The execution has ended: run it again to run to " + name.text() + ".");
        }
        release(arn, Release.GO, held -> true);
    }

    /** The name of the operation that an execution runs to; {@code null} when it runs to none. */
    public @Nullable NamePattern runningTo(ExecutionArn arn) {
        return sessions.runningTo(arn);
    }

    /** Runs to no operation any more; what is stopped stays stopped, and what runs runs on. */
    public void stopRunningTo(ExecutionArn arn) {
        if (sessions.runningTo(arn) != null) {
            sessions.runTo(sessions.of(arn), null);
        }
    }

    private @Nullable String stoppedAt(ExecutionArn arn) {
        return stops(arn).stream()
                .flatMap(stop -> stop.hits().stream())
                .map(Hit::operationId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The context an operation is in, also when it is only about to begin. */
    private static @Nullable String contextOf(String operationId, ExecutionState state, DebugSession session) {
        OperationState s = state.operation(operationId);
        if (s != null) {
            return s.operation().parentId();
        }
        return session.held().stream()
                .map(held -> held.stop().contexts().get(operationId))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The threads that are held neither in a context nor in one inside it. */
    private static List<Held> outside(String context, DebugSession session, ExecutionState state) {
        return session.held().stream()
                .filter(held ->
                        held.stop().point() == StopPoint.AT_CALL || held.stop().point() == StopPoint.BEFORE_RERUN)
                .filter(held ->
                        held.stop().contexts().values().stream().noneMatch(inner -> isWithin(inner, context, state)))
                .toList();
    }

    private static boolean isWithin(@Nullable String inner, String context, ExecutionState state) {
        String around = inner;
        while (around != null) {
            if (around.equals(context)) {
                return true;
            }
            OperationState s = state.operation(around);
            around = s == null ? null : s.operation().parentId();
        }
        return false;
    }

    /** Stops an execution at the next place at which it can be held. */
    public void pause(ExecutionArn arn) {
        sessions.step(sessions.of(arn), new Step(StepKind.PAUSE, null, null));
        sessions.control.goOn(arn);
    }

    // Faults

    /**
     * Ends the invocation that is stopped as if its process had ended; it is retried as any failed one.
     *
     * @param afterApply whether a batch that is held is applied before
     */
    public void crash(ExecutionArn arn, boolean afterApply) {
        requireStopped(arn);
        List<Held> inside = sessions.of(arn).held().stream()
                .filter(held -> held.stop().point() != StopPoint.BEFORE_INVOCATION)
                .toList();
        if (inside.isEmpty()) {
            throw LambdaFault.invalid("No invocation runs that could be crashed; resume, and stop inside one.");
        }
        // One of them ends the invocation, and with it the others.
        Held first =
                inside.stream().filter(Debugger::isAtCheckpoint).findFirst().orElse(inside.getFirst());
        first.release().complete(afterApply ? Release.CRASH_AFTER_APPLY : Release.CRASH);
    }

    /** Answers the checkpoint that is held with TooManyRequestsException; SDKs repeat it by themselves. */
    public void throttle(ExecutionArn arn) {
        requireCheckpoint(arn);
        release(arn, Release.THROTTLE, Debugger::isAtCheckpoint);
    }

    /** Answers the checkpoint that is held with ServiceException; SDKs repeat it by themselves. */
    public void failCheckpoint(ExecutionArn arn) {
        requireCheckpoint(arn);
        release(arn, Release.SERVER_ERROR, Debugger::isAtCheckpoint);
    }

    /**
     * Lets one stop of an execution go on with a fault, whatever else holds the execution. A checkpoint that is refused so
     * is stopped again when it is repeated, so that other faults can happen to it.
     *
     * @return whether it comes about; not when the stop is over, or when no checkpoint or invocation is stopped there that it
     *     could happen to
     */
    public boolean inject(Stop stop, InjectedFault fault) {
        boolean possible = switch (fault) {
            case THROTTLE, SERVER_ERROR -> stop.point().isCheckpoint();
            case CRASH, CRASH_BEFORE_APPLY, CRASH_AFTER_APPLY -> stop.point() != StopPoint.BEFORE_INVOCATION;
        };
        Held held = possible ? held(stop) : null;
        return held != null
                && switch (fault) {
                    case THROTTLE -> held.releaseToStopAgain(Release.THROTTLE);
                    case SERVER_ERROR -> held.releaseToStopAgain(Release.SERVER_ERROR);
                    case CRASH, CRASH_BEFORE_APPLY -> held.release().complete(Release.CRASH);
                    case CRASH_AFTER_APPLY -> held.release().complete(Release.CRASH_AFTER_APPLY);
                };
    }

    /** Lets one stop of an execution go on, whatever else holds the execution. */
    public void resume(Stop stop) {
        Held held = held(stop);
        if (held != null) {
            held.release().complete(Release.GO);
        }
    }

    /** The same for a thread that is held at a call; what stopped it there stops it again at its checkpoint. */
    public void resumeToCheckpoint(Stop stop) {
        Held held = held(stop);
        if (held != null) {
            held.releaseToStopAgain(Release.GO);
        }
    }

    private @Nullable Held held(Stop stop) {
        return sessions.of(stop.arn()).held().stream()
                .filter(held -> held.stop().id() == stop.id())
                .findFirst()
                .orElse(null);
    }

    private void requireStopped(ExecutionArn arn) {
        if (stops(arn).isEmpty()) {
            throw LambdaFault.invalid("The execution is not stopped.");
        }
    }

    private void requireCheckpoint(ExecutionArn arn) {
        requireStopped(arn);
        if (sessions.of(arn).held().stream().noneMatch(Debugger::isAtCheckpoint)) {
            throw LambdaFault.invalid("The execution is not stopped at a checkpoint.");
        }
    }

    private static boolean isAtCheckpoint(Held held) {
        return held.stop().point().isCheckpoint();
    }

    private void release(ExecutionArn arn, Release release, Predicate<Held> which) {
        for (Held held : sessions.of(arn).held()) {
            if (which.test(held)) {
                held.release().complete(release);
            }
        }
    }
}
