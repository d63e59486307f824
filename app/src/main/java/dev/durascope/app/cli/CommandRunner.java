package dev.durascope.app.cli;

import dev.durascope.app.text.Durations;
import dev.durascope.app.text.TimeModes;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.FiredTimer;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Carries commands out on an execution and those that it invoked, which are taken for one. */
final class CommandRunner {
    private static final Set<Waiting.Kind> ANSWERABLE =
            EnumSet.of(Waiting.Kind.CALLBACK, Waiting.Kind.UNREGISTERED_INVOKE);
    private static final Set<Waiting.Kind> TIMED =
            EnumSet.of(Waiting.Kind.WAIT, Waiting.Kind.STEP_RETRY, Waiting.Kind.CALLBACK);

    private final ExecutionService service;
    private final Debugger debugger;

    CommandRunner(ExecutionService service, Debugger debugger) {
        this.service = service;
        this.debugger = debugger;
    }

    /** An execution that has not ended. */
    private record Member(ExecutionArn arn, ExecutionState state, ExecutionStanding standing) {
        Instant now() {
            return standing.clock().at(Instant.now());
        }
    }

    /** Something that a member waits for. */
    private record Found(Member member, Waiting waiting) {
        String id() {
            return Objects.requireNonNull(waiting.operationId());
        }

        String name() {
            return Outsiders.names(member.state(), id()).getFirst();
        }
    }

    /**
     * Carries a command out.
     *
     * @return what is to be said, a line each
     */
    List<String> run(ExecutionArn arn, TypedCommand command) {
        try {
            return switch (command) {
                case TypedCommand.Next c -> List.of(next(arn));
                case TypedCommand.Skip c -> List.of(skip(arn, c.name()));
                case TypedCommand.Time c -> List.of(time(arn, c.mode()));
                case TypedCommand.Answer c -> List.of(answer(arn, c));
                case TypedCommand.Heartbeat c ->
                    List.of(callback(arn, c.name(), "kept alive", (found, id) -> service.callbackHeartbeat(id)));
                case TypedCommand.Expire c ->
                    List.of(callback(
                            arn,
                            c.name(),
                            "timed out",
                            (found, id) -> service.expireCallback(found.member().arn(), found.id())));
                case TypedCommand.Stop c -> List.of(stop(arn));
                case TypedCommand.Pause c -> List.of(pause(arn));
                case TypedCommand.Resume c -> List.of(resume(arn));
                case TypedCommand.Status c -> status(arn);
                case TypedCommand.Help c -> TypedCommand.HELP;
            };
        } catch (LambdaFault e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether nothing is at work for an execution, but for what is paused. */
    boolean isAtRest(ExecutionArn arn) {
        if (!debugger.stops(arn).isEmpty()) {
            return true;
        }
        ExecutionStanding standing = service.standing(arn);
        if (standing.invocationRunning()) {
            return false;
        }
        boolean invokes = standing.waitingFor().stream().anyMatch(w -> w.kind() == Waiting.Kind.CHAINED_INVOKE);
        if (!invokes) {
            return true;
        }
        ExecutionState state = state(arn);
        for (Waiting waiting : standing.waitingFor()) {
            if (waiting.kind() == Waiting.Kind.CHAINED_INVOKE && !isChildAtRest(state, waiting)) {
                return false;
            }
        }
        return true;
    }

    /** A plain function is at work, and a child that is not there is about to be. */
    private boolean isChildAtRest(ExecutionState state, Waiting waiting) {
        ExecutionArn child = child(state, waiting);
        try {
            return child != null && isAtRest(child);
        } catch (LambdaFault e) {
            return false;
        }
    }

    /** Whether an execution is paused. */
    boolean isPaused(ExecutionArn arn) {
        return !debugger.stops(arn).isEmpty();
    }

    private List<Member> family(ExecutionArn arn) {
        List<Member> family = new ArrayList<>();
        collect(arn, family);
        return family;
    }

    private void collect(ExecutionArn arn, List<Member> family) {
        ExecutionState state = state(arn);
        if (state.facts() == null || state.facts().status().isTerminal()) {
            return;
        }
        ExecutionStanding standing = service.standing(arn);
        family.add(new Member(arn, state, standing));
        for (Waiting waiting : standing.waitingFor()) {
            ExecutionArn child = child(state, waiting);
            if (child != null) {
                try {
                    collect(child, family);
                } catch (LambdaFault e) {
                    // It is about to be started.
                }
            }
        }
    }

    private static @Nullable ExecutionArn child(ExecutionState state, Waiting waiting) {
        OperationState invoke = waiting.operationId() == null ? null : state.operation(waiting.operationId());
        String child = invoke == null || invoke.invoke() == null
                ? null
                : invoke.invoke().childArn();
        return child == null ? null : ExecutionArn.parse(child);
    }

    private ExecutionState state(ExecutionArn arn) {
        ExecutionFold fold = new ExecutionFold(arn.id());
        for (JournalRecord each : service.journal(arn, 0)) {
            fold.apply(each);
        }
        return fold.now();
    }

    private String next(ExecutionArn arn) {
        Optional<Found> soonest = family(arn).stream()
                .flatMap(member -> member.standing().waitingFor().stream().map(w -> new Found(member, w)))
                .filter(found -> found.waiting().kind() != Waiting.Kind.EXECUTION_TIMEOUT)
                .filter(found -> found.waiting().dueAt() != null)
                .min(Comparator.comparing(
                        found -> Objects.requireNonNull(found.waiting().dueAt())));
        if (soonest.isEmpty()) {
            return "no timer is set: nothing waits for time to pass but the execution's own timeout";
        }
        Member member = soonest.get().member();
        return service.fireNextTimer(member.arn())
                .map(fired -> fired(fired, member))
                .orElse("no timer is set any more");
    }

    private static String fired(FiredTimer fired, Member member) {
        String id = fired.deadline().operationId();
        String name =
                id == null ? "" : " \"" + Outsiders.names(member.state(), id).getFirst() + "\"";
        String what = switch (fired.deadline().kind()) {
            case WAIT_END -> "wait" + name + " is over";
            case STEP_RETRY -> "the next attempt of step" + name + " is due";
            case INVOCATION_RETRY -> "the failed invocation is tried again";
            case CALLBACK_TIMEOUT -> "callback" + name + " timed out";
            case CALLBACK_HEARTBEAT -> "callback" + name + " timed out on its heartbeat";
            case EXECUTION_TIMEOUT -> "the execution timed out";
        };
        return fired.jumped().isZero() ? what : what + ", " + Durations.left(fired.jumped()) + " on";
    }

    private String skip(ExecutionArn arn, String name) {
        Found found = find(arn, name, TIMED);
        service.passTimeUntil(found.member().arn(), found.id());
        return "time passed until the end of \"" + found.name() + "\"";
    }

    private String time(ExecutionArn arn, TimeMode mode) {
        family(arn).forEach(member -> service.setTimeMode(member.arn(), mode));
        return TimeModes.title(mode).toLowerCase(Locale.ROOT) + " from now on";
    }

    private String answer(ExecutionArn arn, TypedCommand.Answer command) {
        Found found = find(arn, command.name(), ANSWERABLE);
        give(found.member().arn(), found.member().state(), found.waiting(), command.answer());
        return "\"" + found.name() + "\" is answered";
    }

    /**
     * Gives an answer to what waits for one.
     *
     * @throws LambdaFault when it is refused
     */
    void give(ExecutionArn arn, ExecutionState state, Waiting waiting, CallbackAnswer answer) {
        String id = Objects.requireNonNull(waiting.operationId());
        if (waiting.kind() == Waiting.Kind.UNREGISTERED_INVOKE) {
            switch (answer) {
                case CallbackAnswer.Succeed s -> service.completeInvoke(arn, id, s.json());
                case CallbackAnswer.Fail f -> service.failInvoke(arn, id, f.error());
            }
        } else {
            String callbackId = callbackId(state, id);
            switch (answer) {
                case CallbackAnswer.Succeed s -> service.callbackSucceeded(callbackId, s.json());
                case CallbackAnswer.Fail f -> service.callbackFailed(callbackId, f.error());
            }
        }
    }

    private static String callbackId(ExecutionState state, String operationId) {
        OperationState callback = state.operation(operationId);
        if (callback != null
                && callback.operation().details() instanceof OperationDetails.Callback details
                && details.callbackId() != null) {
            return details.callbackId();
        }
        throw LambdaFault.notFound("There is no callback with operation id " + operationId + ".");
    }

    private String callback(ExecutionArn arn, String name, String done, BiConsumer<Found, String> action) {
        Found found = find(arn, name, EnumSet.of(Waiting.Kind.CALLBACK));
        action.accept(found, callbackId(found.member().state(), found.id()));
        return "callback \"" + found.name() + "\" is " + done;
    }

    private Found find(ExecutionArn arn, String name, Set<Waiting.Kind> kinds) {
        List<Found> all = new ArrayList<>();
        for (Member member : family(arn)) {
            for (Waiting waiting : member.standing().waitingFor()) {
                if (waiting.operationId() != null && kinds.contains(waiting.kind())) {
                    all.add(new Found(member, waiting));
                }
            }
        }
        return all.stream()
                .filter(found ->
                        Outsiders.names(found.member().state(), found.id()).contains(name))
                .findFirst()
                .orElseThrow(() -> LambdaFault.notFound("Nothing called \"" + Words.oneLine(name)
                        + "\" waits for that now; "
                        + (all.isEmpty()
                                ? "nothing does."
                                : "what does is \""
                                        + String.join(
                                                "\", \"",
                                                all.stream().map(Found::name).toList())
                                        + "\".")));
    }

    private String stop(ExecutionArn arn) {
        service.stop(arn, ErrorObject.of("Stopped", "Stopped by a command on standard input."));
        return "stopped";
    }

    private String pause(ExecutionArn arn) {
        debugger.pause(arn);
        return "it stops at its next checkpoint";
    }

    private String resume(ExecutionArn arn) {
        List<Member> family = family(arn);
        for (Member member : family) {
            if (!debugger.stops(member.arn()).isEmpty()) {
                debugger.resume(member.arn());
                return "it goes on";
            }
        }
        for (Member member : family) {
            if (member.standing().waitingFor().stream().anyMatch(w -> w.kind() == Waiting.Kind.HELD)) {
                service.resume(member.arn());
                return "it is invoked again";
            }
        }
        // Also a pause that has not come about.
        debugger.resume(arn);
        return "nothing is paused or held";
    }

    private List<String> status(ExecutionArn arn) {
        List<String> lines = new ArrayList<>();
        for (Member member : family(arn)) {
            String what = !debugger.stops(member.arn()).isEmpty()
                    ? "paused"
                    : member.standing().invocationRunning() ? "at work" : "waiting";
            lines.add(member.arn().function() + "/" + member.arn().name() + ": " + what + ", "
                    + TimeModes.title(member.standing().timeMode()).toLowerCase(Locale.ROOT));
            member.standing().waitingFor().forEach(waiting -> lines.add("  " + words(member, waiting)));
        }
        return lines.isEmpty() ? List.of("the execution has ended") : lines;
    }

    private static String words(Member member, Waiting waiting) {
        String name = waiting.operationId() == null
                ? ""
                : " \"" + Outsiders.names(member.state(), waiting.operationId()).getFirst() + "\"";
        String what = switch (waiting.kind()) {
            case WAIT -> "wait" + name;
            case STEP_RETRY -> "the next attempt of step" + name;
            case INVOCATION_RETRY -> "the retry of the failed invocation";
            case CALLBACK -> "callback" + name;
            case CHAINED_INVOKE -> "invoke" + name;
            case UNREGISTERED_INVOKE -> "invoke" + name + ", which is not registered here";
            case EXECUTION_TIMEOUT -> "its own timeout";
            case HELD -> "'resume', held after too many failed invocations";
        };
        return what + due(waiting, member.now());
    }

    /** When time ends the waiting, in words that begin with a comma; empty when it does not. */
    static String due(Waiting waiting, Instant now) {
        if (waiting.dueAt() == null) {
            return "";
        }
        Duration left = Duration.between(now, waiting.dueAt());
        return left.isPositive() ? ", due in " + Durations.left(left) : ", due";
    }
}
