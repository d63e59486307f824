package dev.durascope.app.cli;

import dev.durascope.app.text.Durations;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said of operations and executions in text. */
final class Words {

    private Words() {}

    /** What an operation is called: its name, else what the SDK calls its kind. */
    static String name(Operation operation) {
        if (operation.name() != null && !operation.name().isBlank()) {
            return oneLine(operation.name());
        }
        return operation.subType() == null
                ? operation.type().name().toLowerCase(Locale.ROOT)
                : oneLine(operation.subType());
    }

    /** Where an operation stands, with what time adds to it. */
    static String standing(OperationState state, Instant now) {
        Operation operation = state.operation();
        return switch (operation.status()) {
            case SUCCEEDED -> taken(state);
            case FAILED, TIMED_OUT, CANCELLED, STOPPED -> ended(operation);
            case READY -> "next attempt is due";
            case PENDING, STARTED -> open(state, now);
        };
    }

    /** On the execution's own clock, with what was skipped, so that nothing takes longer than what it is part of. */
    private static String taken(OperationState state) {
        Operation operation = state.operation();
        return operation.end() == null ? "" : Durations.taken(Duration.between(operation.start(), operation.end()));
    }

    private static String ended(Operation operation) {
        String status = lower(operation.status().name());
        return operation.details().error() == null
                ? status
                : status + ": " + error(operation.details().error());
    }

    private static String open(OperationState state, Instant now) {
        return switch (state.operation().details()) {
            case OperationDetails.Wait wait -> until("ends", wait.scheduledEnd(), now);
            case OperationDetails.Step step ->
                step.nextAttempt() == null ? "running" : until("next attempt", step.nextAttempt(), now);
            case OperationDetails.Callback callback -> "waiting for an answer";
            case OperationDetails.ChainedInvoke invoke ->
                state.invoke() == null
                        ? "running"
                        : "running function " + state.invoke().functionName();
            case OperationDetails.Context context -> "running";
            case OperationDetails.Execution execution -> "running";
        };
    }

    static String until(String what, @Nullable Instant at, Instant now) {
        if (at == null) {
            return what;
        }
        Duration left = Duration.between(now, at);
        return left.isPositive() ? what + " in " + Durations.left(left) : what + " now";
    }

    /** An error on one line: type and message, as far as they are known. */
    static String error(ErrorObject error) {
        String type = error.errorType();
        String message = error.errorMessage();
        if (type == null && message == null) {
            return "an error without type and message";
        }
        return oneLine(type == null ? message : message == null ? type : type + ": " + message);
    }

    static String status(ExecutionStatus status, boolean held) {
        return held ? "HELD" : status.name();
    }

    static String lower(String enumName) {
        return enumName.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The text without line ends, tabs and terminal control characters, which names and messages may carry. */
    static String oneLine(String text) {
        return text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    }

    /** The text cut to a number of columns. */
    static String fit(String text, int columns) {
        return text.length() <= columns ? text : columns <= 1 ? "" : text.substring(0, columns - 1) + "~";
    }
}
