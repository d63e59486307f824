package dev.durascope.app.breakpoints;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.debug.Breakpoint;
import dev.durascope.engine.debug.Criteria;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.debug.MalformedException;
import dev.durascope.engine.debug.NamePattern;
import dev.durascope.engine.debug.StepKind;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.debug.When;
import dev.durascope.engine.execution.ExecutionService.Subscription;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What stops the open execution, its function's breakpoints, and what the user can do about both. */
public final class DebugModel {
    private final Debugger debugger;
    private final Background background;
    private final Notices notices;
    private final Subscription watching;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<List<Stop>> stops = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stoppedInInvocation = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stoppedAtCheckpoint = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper muted = new ReadOnlyBooleanWrapper();
    private final ObservableList<Breakpoint> breakpoints = FXCollections.observableArrayList();
    private @Nullable ExecutionSession session;

    /** @param wake is called on any thread when {@link #frame} has work to do */
    public DebugModel(Debugger debugger, Background background, Notices notices, Runnable wake) {
        this.debugger = debugger;
        this.background = background;
        this.notices = notices;
        this.watching = debugger.observe((arn, now) -> {
            changed.set(true);
            wake.run();
        });
        muted.set(debugger.isMuted());
    }

    /** Follows another execution; {@code null} for none. */
    public void follow(@Nullable ExecutionSession now) {
        session = now;
        refresh();
        breakpoints.setAll(
                now == null ? List.of() : debugger.breakpoints(now.arn().function()));
    }

    /** Does a frame's work. */
    public void frame() {
        if (changed.getAndSet(false)) {
            refresh();
        }
    }

    private void refresh() {
        List<Stop> now = session == null ? List.of() : debugger.stops(session.arn());
        if (now.equals(stops.get())) {
            return;
        }
        boolean fresh = !now.isEmpty() && stops.get().stream().noneMatch(now.getFirst()::equals);
        stops.set(now);
        stopped.set(!now.isEmpty());
        stoppedInInvocation.set(now.stream().anyMatch(s -> s.point() != StopPoint.BEFORE_INVOCATION));
        stoppedAtCheckpoint.set(now.stream()
                .anyMatch(s -> s.point() == StopPoint.BEFORE_APPLY || s.point() == StopPoint.BEFORE_ANSWER));
        if (fresh && session != null) {
            now.getFirst().hits().stream()
                    .map(hit -> hit.operationId())
                    .filter(id -> id != null && session.operation(id) != null)
                    .findFirst()
                    .ifPresent(id -> session.selectedOperationProperty().set(id));
        }
    }

    // What is stopped

    /** All that holds the open execution; empty when nothing does. */
    public ReadOnlyObjectProperty<List<Stop>> stopsProperty() {
        return stops.getReadOnlyProperty();
    }

    /** Whether the open execution is stopped. */
    public ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Whether it is stopped while an invocation runs, which can be crashed. */
    public ReadOnlyBooleanProperty stoppedInInvocationProperty() {
        return stoppedInInvocation.getReadOnlyProperty();
    }

    /** Whether it is stopped where an answer is awaited, so that a fault can be given instead. */
    public ReadOnlyBooleanProperty stoppedAtCheckpointProperty() {
        return stoppedAtCheckpoint.getReadOnlyProperty();
    }

    /** What an operation is called that is held before it is recorded; its id when it has no name. */
    public String nameAnnounced(String operationId) {
        return stops.get().stream()
                .map(stop -> stop.names().get(operationId))
                .filter(name -> name != null)
                .findFirst()
                .orElse(operationId);
    }

    /** Lets the open execution go on. */
    public void resume() {
        act("The execution could not be resumed", debugger::resume);
    }

    /** Lets it go on for a step, in the selected operation's context, or to the selected operation. */
    public void step(StepKind kind) {
        String selected =
                session == null ? null : session.selectedOperationProperty().get();
        String target = kind == StepKind.TO_OPERATION || isInStoppedInvocation(selected) ? selected : null;
        act("The step could not be made", arn -> debugger.step(arn, kind, target));
    }

    /** Stepping follows the selected branch, when the selection is inside one; else where the execution stopped. */
    private boolean isInStoppedInvocation(@Nullable String selected) {
        OperationState s = session == null ? null : session.operation(selected);
        return s != null
                && s.operation().parentId() != null
                && !s.operation().status().isTerminal();
    }

    /** Stops it as soon as it can be. */
    public void pause() {
        act("The execution could not be paused", debugger::pause);
    }

    /** Ends the stopped invocation as if its process had ended. */
    public void crash(boolean afterApply) {
        act("The invocation could not be crashed", arn -> debugger.crash(arn, afterApply));
    }

    /** Answers the held checkpoint with TooManyRequestsException. */
    public void throttle() {
        act("The checkpoint could not be throttled", debugger::throttle);
    }

    /** Answers the held checkpoint with ServiceException. */
    public void failCheckpoint() {
        act("The checkpoint could not be failed", debugger::failCheckpoint);
    }

    private void act(String otherwise, Consumer<ExecutionArn> action) {
        if (session != null) {
            ExecutionArn arn = session.arn();
            background.run("", () -> action.accept(arn), failure -> notices.problem(otherwise, failure));
        }
    }

    // Breakpoints

    /** The breakpoints of the open execution's function. */
    public ObservableList<Breakpoint> breakpoints() {
        return breakpoints;
    }

    /** Whether all breakpoints are passed over. */
    public ReadOnlyBooleanProperty mutedProperty() {
        return muted.getReadOnlyProperty();
    }

    /** Passes all breakpoints over, or minds them again. */
    public void mute(boolean now) {
        debugger.mute(now);
        muted.set(now);
    }

    /** Adds a breakpoint, or puts it in the place of the one with its id. */
    public void put(Breakpoint breakpoint) {
        for (int i = 0; i < breakpoints.size(); i++) {
            if (breakpoints.get(i).id().equals(breakpoint.id())) {
                breakpoints.set(i, breakpoint);
                publish();
                return;
            }
        }
        breakpoints.add(breakpoint);
        publish();
    }

    /** Removes a breakpoint. */
    public void remove(Breakpoint breakpoint) {
        breakpoints.removeIf(b -> b.id().equals(breakpoint.id()));
        publish();
    }

    private void publish() {
        if (session != null) {
            debugger.setBreakpoints(session.arn().function(), breakpoints);
        }
    }

    /** Sets a breakpoint before an operation, or removes those that are for it alone. */
    public void toggle(Operation operation) {
        if (operation.type() == OperationType.EXECUTION) {
            return;
        }
        List<Breakpoint> own = breakpoints.stream()
                .filter(b -> b.criteria().equals(criteriaOf(operation)))
                .toList();
        if (own.isEmpty()) {
            put(new Breakpoint(newId(), true, criteriaOf(operation), When.BEFORE, 1));
        } else {
            own.forEach(this::remove);
        }
    }

    /** The breakpoint that is for this operation, whatever else it asks for; {@code null} when none is. */
    public @Nullable Breakpoint on(Operation operation) {
        for (Breakpoint breakpoint : breakpoints) {
            if (breakpoint.criteria().isFor(operation)) {
                return breakpoint;
            }
        }
        return null;
    }

    /** By name, which every execution of the function has again; by id where there is none. */
    public static Criteria criteriaOf(Operation operation) {
        String name = operation.name();
        if (name == null || name.isBlank()) {
            return Criteria.operation(operation.id());
        }
        try {
            return Criteria.named(NamePattern.literal(name));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An id for a new breakpoint. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Ends watching; what is stopped stays stopped. */
    public void close() {
        watching.close();
    }
}
