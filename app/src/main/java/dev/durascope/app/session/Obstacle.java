package dev.durascope.app.session;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import org.jspecify.annotations.Nullable;

/** What keeps an execution from going on, which the user should know without looking for it. */
public sealed interface Obstacle {

    /** Says it, and what to do. */
    String words();

    /** The journal could not be read. */
    record Unread(String problem) implements Obstacle {
        @Override
        public String words() {
            return text("session.obstacle.unreadable", problem);
        }
    }

    /** Too many invocations failed in a row. */
    record Held(int failures, @Nullable ErrorObject error) implements Obstacle {
        @Override
        public String words() {
            return error == null
                    ? text("session.obstacle.held", failures)
                    : text("session.obstacle.held.error", failures, name(error));
        }

        private static String name(ErrorObject error) {
            String type = error.errorType();
            return type == null ? text("session.obstacle.error") : type.substring(type.lastIndexOf('.') + 1);
        }
    }

    /**
     * Time would be skipped, but an answer from outside is waited for.
     *
     * @param operationId the operation that needs the answer
     */
    record TimeHolds(String operationId, String title) implements Obstacle {
        @Override
        public String words() {
            return text("session.obstacle.timeHolds", title);
        }
    }

    /**
     * Time is manual, and something waits for nothing else.
     *
     * @param title the operation that is due first; empty for the execution's own retry
     */
    record TimeByHand(String title) implements Obstacle {
        @Override
        public String words() {
            return title.isEmpty() ? text("session.obstacle.byHand.retry") : text("session.obstacle.byHand", title);
        }
    }

    /** The handler was run as a durable function, but answered as a plain one does. */
    record LooksPlain(String function) implements Obstacle {
        @Override
        public String words() {
            return text("session.obstacle.looksPlain", function);
        }

        static boolean is(ExecutionFacts facts) {
            ErrorObject error = facts.error();
            return facts.status() == ExecutionStatus.FAILED
                    && error != null
                    && error.errorMessage() != null
                    && error.errorMessage().contains(HandlerOutput.RULE);
        }
    }

    /** It was read from a file that does not give everything. */
    record Incomplete(String words) implements Obstacle {}

    /**
     * It runs on AWS, and the following of it does not go as it should.
     *
     * @param policy the IAM policy that grants what is missing, as text to copy; absent when that is not the trouble
     * @param again whether asking again may help
     */
    record Cloud(String words, @Nullable String policy, boolean again) implements Obstacle {}

    /**
     * A moment was asked for whose event is still fetched from AWS.
     *
     * @param missing how many events are still fetched
     */
    record Awaited(long eventId, long missing) implements Obstacle {
        @Override
        public String words() {
            return text("session.obstacle.stillRead", eventId, text("count.events", missing));
        }
    }

    /** The past is shown. */
    record Past(String words) implements Obstacle {}

    /** The debugger has stopped it. */
    record Stopped(String words) implements Obstacle {}

    /** Its handler's process waits for a debugger of the handler's code. */
    record AwaitsDebugger(String address) implements Obstacle {
        @Override
        public String words() {
            return text("session.obstacle.awaitsDebugger", address);
        }
    }

    /** A debugger of the handler's code holds it. */
    record HeldByDebugger(String address) implements Obstacle {
        @Override
        public String words() {
            return text("session.obstacle.inDebugger", address);
        }
    }

    /** What keeps a session's execution from going on by itself, or did; {@code null} for nothing. */
    static @Nullable Obstacle of(ExecutionSession session) {
        String problem = session.problemProperty().get();
        if (!problem.isEmpty()) {
            return new Unread(problem);
        }
        ExecutionFacts facts = session.factsProperty().get();
        if (facts == null) {
            return null;
        }
        FromFile file = session.file();
        if (file != null) {
            return file.notes().isEmpty() ? null : new Incomplete(file.fidelity());
        }
        if (facts.end() != null) {
            return LooksPlain.is(facts) ? new LooksPlain(session.arn().function()) : null;
        }
        if (facts.held()) {
            return new Held(facts.failures(), facts.heldError());
        }
        ExecutionStanding standing = session.standingProperty().get();
        if (standing == null || standing.invocationRunning()) {
            return null;
        }
        return switch (standing.timeMode().kind()) {
            case SKIP -> timeHolds(session, standing);
            case MANUAL -> timeByHand(session, standing);
            case REAL, SCALED -> null;
        };
    }

    private static @Nullable Obstacle timeByHand(ExecutionSession session, ExecutionStanding standing) {
        for (Waiting waiting : standing.waitingFor()) {
            switch (waiting.kind()) {
                case WAIT, STEP_RETRY, INVOCATION_RETRY -> {
                    OperationState state = session.operation(waiting.operationId());
                    return new TimeByHand(state == null ? "" : session.title(state));
                }
                case CALLBACK, UNREGISTERED_INVOKE, CHAINED_INVOKE, EXECUTION_TIMEOUT, HELD -> {}
            }
        }
        return null;
    }

    private static @Nullable Obstacle timeHolds(ExecutionSession session, ExecutionStanding standing) {
        Waiting outside = null;
        boolean timed = false;
        for (Waiting waiting : standing.waitingFor()) {
            switch (waiting.kind()) {
                case WAIT, STEP_RETRY, INVOCATION_RETRY -> timed = true;
                case CALLBACK, UNREGISTERED_INVOKE -> outside = outside == null ? waiting : outside;
                case CHAINED_INVOKE, EXECUTION_TIMEOUT, HELD -> {}
            }
        }
        OperationState state = outside == null ? null : session.operation(outside.operationId());
        return timed && state != null ? new TimeHolds(state.id(), session.title(state)) : null;
    }
}
