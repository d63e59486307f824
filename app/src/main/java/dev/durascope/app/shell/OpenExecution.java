package dev.durascope.app.shell;

import dev.durascope.app.breakpoints.DebugModel;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.SkipPlan;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.time.TimeMode;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The execution that is shown: what can be done to it and to its selected operation now, and doing it. */
public final class OpenExecution {

    private final DebugModel debug;
    private final ReadOnlyObjectWrapper<@Nullable OpenSession> open = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper skippable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper operationSelected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper operationEnded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper answerable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();

    OpenExecution(DebugModel debug) {
        this.debug = debug;
    }

    /** {@code null} while none is shown. */
    ReadOnlyObjectProperty<@Nullable OpenSession> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** {@code null} while none is shown. */
    @Nullable
    ExecutionSession session() {
        return open.get() == null ? null : open.get().session();
    }

    /** Shows a session in place of the one before, which is closed. */
    void show(OpenSession opened) {
        closeSession();
        ExecutionSession session = opened.session();
        session.revisionProperty().addListener((o, was, now) -> review(session));
        session.selectedOperationProperty().addListener(o -> review(session));
        review(session);
        open.set(opened);
    }

    /** Shows none any more. */
    void close() {
        closeSession();
        open.set(null);
        running.set(false);
    }

    /** Ends the session's work; what it shows stays. */
    void closeSession() {
        if (open.get() != null) {
            open.get().session().close();
        }
    }

    /** Whether the open execution has not ended. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Whether the open execution is held. */
    public ReadOnlyBooleanProperty heldProperty() {
        return held.getReadOnlyProperty();
    }

    /** Whether the selected operation waits for time to pass. */
    public ReadOnlyBooleanProperty skippableProperty() {
        return skippable.getReadOnlyProperty();
    }

    /** Whether an operation, and not the execution itself, is selected. */
    public ReadOnlyBooleanProperty operationSelectedProperty() {
        return operationSelected.getReadOnlyProperty();
    }

    /** Whether the selected operation has ended by now, whatever moment is shown. */
    public ReadOnlyBooleanProperty operationEndedProperty() {
        return operationEnded.getReadOnlyProperty();
    }

    /** Whether the selected operation waits for an answer from outside. */
    public ReadOnlyBooleanProperty answerableProperty() {
        return answerable.getReadOnlyProperty();
    }

    private void review(ExecutionSession session) {
        ExecutionFacts facts = session.factsProperty().get();
        boolean live = facts != null && facts.end() == null && !session.isRecorded();
        running.set(live);
        held.set(live && facts.held());
        OperationState selected =
                session.operation(session.selectedOperationProperty().get());
        operationSelected.set(selected != null && selected.operation().type() != OperationType.EXECUTION);
        OperationState now = selected == null ? null : session.newest().operation(selected.id());
        operationEnded.set(now != null && now.operation().status().isTerminal());
        answerable.set(live && selected != null && needsAnswer(session, selected));
        skippable.set(
                live && session.isLocal() && session.cursor().isFollowing() && selected != null && isTimed(selected));
    }

    /** Whether an operation waits for nothing but time. */
    private static boolean isTimed(OperationState state) {
        OperationType type = state.operation().type();
        return state.operation().isPending() && (type == OperationType.WAIT || type == OperationType.STEP);
    }

    /** Whether somebody outside must answer for an operation; nobody can answer in the past. */
    boolean needsAnswer(ExecutionSession session, OperationState state) {
        ExecutionFacts facts = session.factsProperty().get();
        if (!state.operation().isPending()
                || facts == null
                || facts.end() != null
                || !session.cursor().isFollowing()) {
            return false;
        }
        return state.operation().type() == OperationType.CALLBACK
                || session.waitingKind(state.id()) == Waiting.Kind.UNREGISTERED_INVOKE;
    }

    /** Stops the open execution. */
    public void stop() {
        OpenSession now = open.get();
        if (now != null) {
            now.actions().stop(now.session().arn());
        }
    }

    /** Lets the open execution go on: one that is stopped, or one that is held after too many failures. */
    public void resume() {
        OpenSession now = open.get();
        if (now == null) {
            return;
        }
        if (debug.stoppedProperty().get()) {
            debug.resume();
        } else {
            now.actions().resume(now.session().arn());
        }
    }

    /** Sets or removes a breakpoint on the selected operation. */
    public void toggleBreakpoint() {
        ExecutionSession session = session();
        OperationState selected = session == null
                ? null
                : session.operation(session.selectedOperationProperty().get());
        if (selected != null) {
            debug.breakpoints().toggle(selected.operation());
        }
    }

    /** Lets time pass until the selected operation's deadline. */
    public void skipSelected() {
        OpenSession now = open.get();
        String selected =
                now == null ? null : now.session().selectedOperationProperty().get();
        if (now != null && selected != null) {
            now.actions().skip(now.session().arn(), selected);
        }
    }

    /** Lets time pass until the open execution's next deadline. */
    public void fireNextTimer() {
        OpenSession now = open.get();
        if (now != null) {
            now.actions().fireNextTimer(now.session().arn());
        }
    }

    /** Lets time pass over all that a plan names. */
    void skipAll(SkipPlan plan) {
        OpenSession now = open.get();
        if (now != null) {
            now.actions().skipAll(now.session(), plan);
        }
    }

    /** Changes how the open execution's clock moves. */
    public void setTimeMode(TimeMode mode) {
        OpenSession now = open.get();
        if (now != null && !now.session().timeMode().equals(mode)) {
            now.actions().setTimeMode(now.session(), mode);
        }
    }
}
