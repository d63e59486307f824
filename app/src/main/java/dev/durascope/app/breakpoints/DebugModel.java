package dev.durascope.app.breakpoints;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.debug.StepKind;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.debug.StopObserver;
import dev.durascope.engine.execution.ExecutionService.Subscription;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What stops the open execution, and what the user can do about it. */
public final class DebugModel {
    private final Debugger debugger;
    private final Background background;
    private final Notices notices;
    private final Subscription watching;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final Queue<Missed> missed = new ConcurrentLinkedQueue<>();
    private final ReadOnlyObjectWrapper<List<Stop>> stops = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stoppedInInvocation = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stoppedAtCheckpoint = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper runningTo = new ReadOnlyStringWrapper("");
    private final BreakpointsModel breakpoints;
    private @Nullable ExecutionSession session;

    /**
     * Follows a debugger.
     *
     * @param keep remembers a function's breakpoints; slow
     * @param wake is called on any thread when {@link #frame} has work to do
     */
    public DebugModel(
            Debugger debugger,
            BiConsumer<String, Breakpoints> keep,
            Background background,
            Notices notices,
            Runnable wake) {
        this.debugger = debugger;
        this.breakpoints = new BreakpointsModel(debugger, keep, background, notices);
        this.background = background;
        this.notices = notices;
        this.watching = debugger.observe(new StopObserver() {
            @Override
            public void changed(ExecutionArn arn, List<Stop> now) {
                changed.set(true);
                wake.run();
            }

            @Override
            public void missed(ExecutionArn arn, NamePattern name) {
                missed.add(new Missed(arn, name));
                changed(arn, List.of());
            }
        });
    }

    /** An execution that has ended without what it was to run to. */
    private record Missed(ExecutionArn arn, NamePattern name) {}

    /** Follows another execution; {@code null} for none. */
    public void follow(@Nullable ExecutionSession now) {
        session = now;
        refresh();
        breakpoints.follow(now == null ? null : now.arn().function());
    }

    /** Does a frame's work. */
    public void frame() {
        if (changed.getAndSet(false)) {
            refresh();
            for (Missed each = missed.poll(); each != null; each = missed.poll()) {
                notices.tell(Notice.information(text(
                        "breakpoints.runTo.missed",
                        each.arn().name(),
                        each.name().text())));
            }
        }
    }

    private void refresh() {
        NamePattern to = session == null ? null : debugger.runningTo(session.arn());
        runningTo.set(to == null ? "" : to.text());
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

    /** Whether an operation is stopped, or is the context of one that is stopped and not recorded yet. */
    public boolean isStoppedAt(String operationId) {
        return stops.get().stream()
                .anyMatch(stop -> stop.operations().contains(operationId)
                        || stop.operations().stream()
                                .anyMatch(
                                        id -> operationId.equals(stop.contexts().get(id)) && !isRecorded(id)));
    }

    private boolean isRecorded(String operationId) {
        return session != null && session.newest().operation(operationId) != null;
    }

    /** What an operation is called that is held before it is recorded; its id when it has no name. */
    public String nameAnnounced(String operationId) {
        return stops.get().stream()
                .map(stop -> stop.names().get(operationId))
                .filter(name -> name != null)
                .findFirst()
                .orElse(operationId);
    }

    /** All that is stopped, of whatever execution. */
    public List<Stop> allStops() {
        return debugger.stops();
    }

    /** Lets all executions go on; returns when that is recorded. */
    public void resumeAll() {
        debugger.resumeAll();
    }

    /** Lets the open execution go on. */
    public void resume() {
        act(text("breakpoints.notResumed"), debugger::resume);
    }

    /** Lets it go on for a step, in the selected operation's context, or to the selected operation. */
    public void step(StepKind kind) {
        String selected =
                session == null ? null : session.selectedOperationProperty().get();
        String target = kind == StepKind.TO_OPERATION || isInStoppedInvocation(selected) ? selected : null;
        act(text("breakpoints.notStepped"), arn -> debugger.step(arn, kind, target));
    }

    /** Stepping follows the selected branch, when the selection is inside one; else where the execution stopped. */
    private boolean isInStoppedInvocation(@Nullable String selected) {
        OperationState s = session == null ? null : session.operation(selected);
        return s != null
                && s.operation().parentId() != null
                && !s.operation().status().isTerminal();
    }

    /** Lets an execution, which another may be open instead of by now, go on until an operation of a name begins. */
    public void runTo(ExecutionArn arn, NamePattern name) {
        background.run(
                "",
                () -> debugger.runTo(arn, name),
                failure -> notices.problem(text("breakpoints.runTo.impossible"), failure));
    }

    /** Runs to no operation any more. */
    public void stopRunningTo() {
        act(text("breakpoints.runTo.impossible"), debugger::stopRunningTo);
    }

    /** The name of the operation that the open execution runs to, as it was typed; empty when it runs to none. */
    public ReadOnlyStringProperty runningToProperty() {
        return runningTo.getReadOnlyProperty();
    }

    /** Stops it as soon as it can be. */
    public void pause() {
        act(text("breakpoints.notPaused"), debugger::pause);
    }

    /** Ends the stopped invocation as if its process had ended. */
    public void crash(boolean afterApply) {
        act(text("breakpoints.notCrashed"), arn -> debugger.crash(arn, afterApply));
    }

    /** Answers the held checkpoint with TooManyRequestsException. */
    public void throttle() {
        act(text("breakpoints.notThrottled"), debugger::throttle);
    }

    /** Answers the held checkpoint with ServiceException. */
    public void failCheckpoint() {
        act(text("breakpoints.notFailed"), debugger::failCheckpoint);
    }

    private void act(String otherwise, Consumer<ExecutionArn> action) {
        if (session != null) {
            ExecutionArn arn = session.arn();
            background.run("", () -> action.accept(arn), failure -> notices.problem(otherwise, failure));
        }
    }

    // Breakpoints

    /** Where executions of the open one's function stop. */
    public BreakpointsModel breakpoints() {
        return breakpoints;
    }

    /** Ends watching, when all is kept; what is stopped stays stopped. */
    public void close() {
        watching.close();
        breakpoints.close();
    }
}
