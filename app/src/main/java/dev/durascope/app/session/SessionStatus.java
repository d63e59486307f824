package dev.durascope.app.session;

import dev.durascope.app.look.OperationLook;
import dev.durascope.app.look.StatusLook;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;

/**
 * How operations stand, told with what only the whole execution knows: a context in which no handler is at work waits,
 * a step that its invocation left behind was interrupted, and what an ended execution left open will never end.
 */
public final class SessionStatus {
    private SessionStatus() {}

    /** How a session's execution stands as a whole. */
    public static StatusLook of(ExecutionSession session) {
        ExecutionFacts facts = session.state().facts();
        if (facts == null) {
            return StatusLook.RUNNING;
        }
        if (facts.end() == null && session.isPaused()) {
            return StatusLook.PAUSED;
        }
        boolean suspended = facts.end() == null
                && !facts.held()
                && !session.isAtWork()
                && !session.state().invocations().isEmpty();
        return suspended ? StatusLook.WAITING : StatusLook.of(facts);
    }

    /** How an operation of a session stands. */
    public static StatusLook of(ExecutionSession session, OperationState state) {
        Operation operation = state.operation();
        if (operation.type() == OperationType.EXECUTION) {
            return of(session);
        }
        if (operation.end() != null) {
            return OperationLook.status(operation);
        }
        ExecutionFacts facts = session.state().facts();
        if (facts != null && facts.end() != null) {
            return StatusLook.LEFT_OPEN;
        }
        if (operation.status() != OperationStatus.STARTED || session.isAtWork()) {
            return OperationLook.status(operation);
        }
        return operation.type() == OperationType.STEP ? StatusLook.INTERRUPTED : StatusLook.WAITING;
    }
}
