package dev.durascope.app.timeline;

import dev.durascope.app.look.OperationLook;
import dev.durascope.app.look.StatusLook;
import dev.durascope.engine.history.Attempt;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import java.util.ArrayList;
import java.util.List;

/** An operation's bars: one for each attempt, and the waits between them. */
final class Bars {

    /** Takes bars in the order of their beginning; called very often. */
    @FunctionalInterface
    interface Sink {
        /** As {@link Bar}'s components. */
        void bar(BarKind kind, StatusLook look, long from, long to, boolean open, int attempt);
    }

    private Bars() {}

    /** The bars of an operation. */
    static List<Bar> of(OperationState state, Standing standing) {
        List<Bar> bars = new ArrayList<>();
        each(
                state,
                standing,
                (kind, look, from, to, open, attempt) -> bars.add(new Bar(kind, look, from, to, open, attempt)));
        return bars;
    }

    /** Tells the bars of an operation. */
    static void each(OperationState state, Standing standing, Sink sink) {
        Operation operation = state.operation();
        switch (operation.type()) {
            case EXECUTION -> sink.bar(BarKind.SPAN, standing.look(), 0, standing.now(), !standing.ended(), 0);
            case CONTEXT -> whole(BarKind.SPAN, operation, standing, sink);
            case WAIT, CALLBACK, CHAINED_INVOKE -> whole(BarKind.WAIT, operation, standing, sink);
            case STEP -> attempts(state, standing, sink);
        }
    }

    private static void whole(BarKind kind, Operation operation, Standing standing, Sink sink) {
        sink.bar(
                kind,
                look(operation, standing),
                standing.micros(operation.start()),
                standing.microsOrNow(operation.end()),
                operation.end() == null && !standing.ended(),
                0);
    }

    private static void attempts(OperationState state, Standing standing, Sink sink) {
        List<Attempt> attempts = state.attempts();
        if (attempts.isEmpty()) {
            whole(BarKind.ATTEMPT, state.operation(), standing, sink);
            return;
        }
        long before = -1;
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            long from = standing.micros(attempt.start());
            if (before >= 0 && from > before) {
                sink.bar(BarKind.WAIT, StatusLook.RETRYING, before, from, false, attempt.number() - 1);
            }
            boolean last = i == attempts.size() - 1;
            StatusLook look = look(state.operation(), attempt, last, standing);
            boolean running = look == StatusLook.RUNNING;
            long to = attempt.end() == null && !running
                    ? Math.max(from, standing.endOfInvocation(attempt.invocation()))
                    : Math.max(from, standing.microsOrNow(attempt.end()));
            sink.bar(BarKind.ATTEMPT, look, from, to, running, attempt.number());
            before = to;
        }
        Operation operation = state.operation();
        if (operation.end() == null && attempts.getLast().end() != null && standing.now() > before) {
            sink.bar(
                    BarKind.WAIT,
                    look(operation, standing),
                    before,
                    standing.now(),
                    !standing.ended(),
                    attempts.getLast().number());
        }
    }

    /** How an operation stands within its execution. */
    static StatusLook look(Operation operation, Standing standing) {
        if (operation.end() != null) {
            return OperationLook.status(operation);
        }
        if (standing.ended()) {
            return StatusLook.LEFT_OPEN;
        }
        if (operation.status() != OperationStatus.STARTED || standing.atWork()) {
            return OperationLook.status(operation);
        }
        return switch (operation.type()) {
            case EXECUTION -> standing.look();
            case STEP -> StatusLook.INTERRUPTED;
            case CONTEXT, WAIT, CALLBACK, CHAINED_INVOKE -> StatusLook.WAITING;
        };
    }

    private static StatusLook look(Operation operation, Attempt attempt, boolean last, Standing standing) {
        if (attempt.end() == null) {
            return last ? look(operation, standing) : StatusLook.INTERRUPTED;
        }
        if (attempt.error() != null) {
            return StatusLook.FAILED;
        }
        return last && operation.end() != null ? OperationLook.status(operation) : StatusLook.SUCCEEDED;
    }
}
