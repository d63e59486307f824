package dev.durascope.junit;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** One execution of the local engine as its runner follows it. For one thread. */
final class LocalExecution {
    private final ExecutionService service;
    private final ExecutionArn arn;
    private final ExecutionFold fold;

    LocalExecution(ExecutionService service, ExecutionArn arn) {
        this.service = service;
        this.arn = arn;
        this.fold = new ExecutionFold(arn.id());
    }

    ExecutionArn arn() {
        return arn;
    }

    /** What it has come to so far. */
    ExecutionState state() {
        for (JournalRecord record : service.journal(arn, fold.position())) {
            fold.apply(record);
        }
        return fold.now();
    }

    ExecutionFacts facts() {
        return Objects.requireNonNull(state().facts(), "a journal begins with ExecutionStarted");
    }

    Snapshot snapshot() {
        return new Snapshot(arn, service.journal(arn, 0));
    }

    Recording recording() {
        return new Recording(
                Recording.Origin.RECORDING,
                arn,
                service.standing(arn).timeMode(),
                service.describe(arn).config(),
                service.journal(arn, 0),
                List.of(),
                null);
    }

    boolean hasEnded() {
        return facts().status().isTerminal();
    }

    /** Whether it has ended, or nothing of it goes on by itself. */
    boolean isSuspended() {
        if (hasEnded()) {
            return true;
        }
        ExecutionStanding standing = service.standing(arn);
        // Asked for after the standing: what it waits for was there when the standing was taken.
        List<LocalExecution> called = called();
        boolean functionAtWork = standing.waitingFor().stream()
                        .filter(each -> each.kind() == Waiting.Kind.CHAINED_INVOKE)
                        .count()
                > called.size();
        if (standing.invocationRunning()
                || functionAtWork
                || called.stream().anyMatch(each -> each.hasEnded() || !each.isSuspended())) {
            return false;
        }
        return standing.timeMode().kind() != TimeMode.Kind.SKIP
                || standing.waitingFor().stream().anyMatch(Waiting::isForOutsideWorld)
                || !called.isEmpty()
                || isForItsTimeout(standing.waitingFor());
    }

    /** Time is skipped over what a handler waits for, but not over the execution's own timeout. */
    private boolean isForItsTimeout(List<Waiting> waitingFor) {
        Instant timeout = facts().deadline();
        return !waitingFor.isEmpty()
                && waitingFor.stream()
                        .allMatch(each -> each.kind() != Waiting.Kind.EXECUTION_TIMEOUT
                                && each.dueAt() != null
                                && each.dueAt().isAfter(timeout));
    }

    /** The executions that its open chained invokes wait for. */
    List<LocalExecution> called() {
        List<LocalExecution> called = new ArrayList<>();
        for (OperationState each : state().operations()) {
            if (each.invoke() != null
                    && each.invoke().childArn() != null
                    && !each.operation().status().isTerminal()) {
                ExecutionArn child = ExecutionArn.parse(each.invoke().childArn());
                if (service.executions().stream()
                        .anyMatch(summary -> summary.arn().equals(child))) {
                    called.add(new LocalExecution(service, child));
                }
            }
        }
        return called;
    }

    /** The time on its clock. */
    Instant now() {
        return service.standing(arn).clock().at(Instant.now());
    }

    /** The operation of a callback that is open; empty when there is none of this id here. */
    Optional<String> openCallback(String callbackId) {
        return state().operations().stream()
                .filter(each -> each.operation().details() instanceof OperationDetails.Callback callback
                        && callbackId.equals(callback.callbackId())
                        && each.operation().status() == OperationStatus.STARTED)
                .map(OperationState::id)
                .findFirst();
    }

    /** What it is doing, in words after "it". */
    String standingInWords() {
        ExecutionStanding standing = service.standing(arn);
        if (standing.invocationRunning()) {
            return "its handler is at work";
        }
        String waits = standing.waitingFor().stream().map(this::words).collect(Collectors.joining(", and "));
        return waits.isEmpty() ? "nothing has happened yet" : "it waits for " + waits;
    }

    private String words(Waiting waiting) {
        String id = waiting.operationId();
        OperationState operation = id == null ? null : state().operation(id);
        String what = operation == null ? "" : operation.operation().inWords();
        String until = waiting.dueAt() == null
                ? ""
                : ", due in " + Duration.between(now(), waiting.dueAt()).toSeconds() + " s of its clock";
        return switch (waiting.kind()) {
            case WAIT -> "the end of " + what + until;
            case STEP_RETRY -> "the next attempt of " + what + until;
            case INVOCATION_RETRY -> "the next try of an invocation that failed" + until;
            case CALLBACK -> "an answer to " + what;
            case CHAINED_INVOKE -> "the function that " + what + " called";
            case UNREGISTERED_INVOKE -> "an answer to " + what;
            case EXECUTION_TIMEOUT -> "its own timeout" + until;
            case HELD -> "somebody who resumes it";
        };
    }
}
