package dev.durascope.engine.debug;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.HoldScope;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.execution.ExecutionControl;
import dev.durascope.engine.execution.ExecutionService.Subscription;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.invoke.HoldPoint;
import dev.durascope.engine.model.ExecutionArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The executions that are debugged: what is looked for in them, and what holds them. Safe for use by many threads. */
final class DebugSessions {
    final ExecutionControl control;
    private final Map<String, Breakpoints> breakpoints = new ConcurrentHashMap<>();
    private final Map<ExecutionArn, DebugSession> sessions = new ConcurrentHashMap<>();
    private final List<StopObserver> observers = new CopyOnWriteArrayList<>();
    private final AtomicLong stopIds = new AtomicLong();
    private final AtomicLong epoch = new AtomicLong();
    private volatile boolean closed;

    DebugSessions(ExecutionControl control) {
        this.control = control;
    }

    // What is looked for

    Breakpoints breakpoints(String functionName) {
        return breakpoints.getOrDefault(functionName, Breakpoints.NONE);
    }

    void setBreakpoints(String functionName, Breakpoints wanted) {
        boolean looked = isLooking(functionName);
        breakpoints.put(functionName, wanted);
        if (!looked) {
            epoch.incrementAndGet();
        }
        sessions.values().stream()
                .filter(session -> session.arn.function().equals(functionName))
                .forEach(this::order);
    }

    private boolean isLooking(String functionName) {
        return !breakpoints(functionName).active().isEmpty();
    }

    /** The function's breakpoints that are minded, and the execution's temporary one, which is never muted. */
    List<Breakpoint> active(DebugSession session) {
        List<Breakpoint> active = breakpoints(session.arn.function()).active();
        Breakpoint runTo = session.rules.runTo();
        return runTo == null
                ? active
                : Stream.concat(active.stream(), Stream.of(runTo)).toList();
    }

    /** Whether nothing is looked for in an execution, and nothing held. */
    boolean isIdle(DebugSession session) {
        return session.rules.step() == null
                && session.rules.runTo() == null
                && !session.isHeld()
                && !isLooking(session.arn.function());
    }

    /** Whether all of an execution stands still while something of it is held. */
    boolean holdsAll(DebugSession session) {
        return session.isHeld() && breakpoints(session.arn.function()).scope() == HoldScope.EXECUTION;
    }

    void step(DebugSession session, @Nullable Step next) {
        session.rules.step(next);
        order(session);
    }

    void runTo(DebugSession session, @Nullable NamePattern name) {
        session.rules.runTo(name);
        order(session);
        tell(session);
    }

    /** The name of the operation that an execution runs to; {@code null} when it runs to none. */
    @Nullable
    NamePattern runningTo(ExecutionArn arn) {
        DebugSession session = sessions.get(arn);
        Breakpoint runTo = session == null ? null : session.rules.runTo();
        return runTo == null ? null : runTo.criteria().name();
    }

    /** Agents ask before they let a thread go on only where there is something to hold it for. */
    void order(DebugSession session) {
        synchronized (session) { // or an older order could be given after a newer one
            session.bodies.ask(points(session));
        }
    }

    Set<HoldPoint> points(DebugSession session) {
        if (closed || isIdle(session)) {
            return Set.of();
        }
        boolean calls = holdsAll(session)
                || active(session).stream().anyMatch(b -> b.when() == When.BEFORE || b.when() == When.ON_REPLAY);
        return calls ? Set.of(HoldPoint.CALL, HoldPoint.BODY) : Set.of(HoldPoint.BODY);
    }

    /** What happened since the debugger last looked. */
    List<JournalRecord> news(DebugSession session, ExecutionState state) {
        long from = session.rules.newsFrom(state, epoch.get());
        return from == state.position() ? List.of() : control.journal(session.arn, from);
    }

    // Executions

    DebugSession of(ExecutionArn arn) {
        return sessions.computeIfAbsent(arn, DebugSession::new);
    }

    /** The session of an execution in which something is or was looked for; {@code null} costs nothing. */
    @Nullable
    DebugSession find(ExecutionArn arn) {
        DebugSession session = sessions.get(arn);
        return session == null && isLooking(arn.function()) ? of(arn) : session;
    }

    /** Forgets an execution that has ended, and says so when it was to run to an operation that never began. */
    void ended(ExecutionArn arn) {
        NamePattern missed = runningTo(arn);
        sessions.remove(arn);
        if (missed != null) {
            observers.forEach(observer -> observer.missed(arn, missed));
        }
    }

    /** Forgets an execution that had ended before it was asked for anything; whether it was still known. */
    boolean forget(ExecutionArn arn) {
        return sessions.remove(arn) != null;
    }

    // What is stopped

    List<Stop> stops(ExecutionArn arn) {
        DebugSession session = sessions.get(arn);
        return session == null
                ? List.of()
                : session.held().stream().map(Held::stop).toList();
    }

    /** All that is held now. */
    List<Held> held() {
        return sessions.values().stream()
                .flatMap(session -> session.held().stream())
                .toList();
    }

    Subscription observe(StopObserver observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    /** What a stop is about. */
    record About(List<String> operations, Map<String, String> names, Map<String, @Nullable String> contexts) {
        static final About NOTHING = new About(List.of(), Map.of(), Map.of());
    }

    Held stop(DebugSession session, StopPoint point, int invocation, List<Hit> hits, About about, boolean bodyRunning) {
        Held held = new Held(new Stop(
                stopIds.incrementAndGet(),
                session.arn,
                point,
                invocation,
                hits,
                about.operations(),
                about.names(),
                about.contexts(),
                bodyRunning,
                Instant.now()));
        control.stop(session.arn, new JournalEntry.DebuggerStopped(point, invocation, hits));
        session.hold(held);
        order(session);
        tell(session);
        return held;
    }

    void end(DebugSession session, Held held, Release release) {
        // What the engine's end lets go stays stopped in the journal, for the next start to see.
        if (session.forget(held, release) && !closed) {
            control.release(session.arn);
            order(session);
            tell(session);
        }
        held.ended().complete(null);
    }

    private void tell(DebugSession session) {
        List<Stop> stops = stops(session.arn);
        observers.forEach(observer -> observer.changed(session.arn, stops));
    }

    // The end

    boolean isClosed() {
        return closed;
    }

    /** Lets everything go, and holds nothing from now on. */
    void close() {
        closed = true;
        for (DebugSession session : sessions.values()) {
            for (Held held : session.held()) {
                held.release().complete(Release.LOST);
            }
        }
    }
}
