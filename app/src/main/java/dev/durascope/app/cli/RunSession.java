package dev.durascope.app.cli;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.StartRequest;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one execution to its end, or to where only the outside world could take it further: shows what happens, and gives
 * the answers that the command line gave in advance as soon as their execution has suspended.
 */
final class RunSession {
    private static final Duration FRAME = Duration.ofMillis(50);
    private static final Duration LAST_WORDS = Duration.ofMillis(150);

    private final ExecutionService service;
    private final CallbackAnswer.Book answers;
    private final @Nullable Duration timeout;
    private final RunView view;
    private final Consumer<String> complaints;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Map<ExecutionArn, ExecutionFold> folds = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    /**
     * @param timeout how long the run may take on the wall clock; absent for ever
     * @param complaints is told in a line what could not be done
     */
    RunSession(
            ExecutionService service,
            CallbackAnswer.Book answers,
            @Nullable Duration timeout,
            RunView view,
            Consumer<String> complaints) {
        this.service = service;
        this.answers = answers;
        this.timeout = timeout;
        this.view = view;
        this.complaints = complaints;
    }

    private record Arrival(ExecutionArn arn, List<JournalRecord> records) {}

    /** Something that waits for the outside world. */
    private record Outsider(ExecutionArn arn, Waiting waiting) {}

    /**
     * Starts an execution and follows it.
     *
     * @throws LambdaFault when it cannot be started
     */
    @SuppressWarnings("try") // the subscription is held, not used
    RunOutcome run(StartRequest request) throws InterruptedException {
        long begun = System.nanoTime();
        try (var subscription = service.observe((arn, records) -> arrivals.add(new Arrival(arn, records)))) {
            ExecutionArn arn = service.start(request);
            return follow(arn, begun);
        }
    }

    private RunOutcome follow(ExecutionArn arn, long begun) throws InterruptedException {
        while (true) {
            boolean quiet = !takeIn(arn, FRAME);
            if (!isRunning(arn)) {
                return ended(arn, List.of(), false, null);
            }
            List<Outsider> outsiders = new ArrayList<>();
            boolean stuck = isStuck(arn, outsiders);
            if (arrivals.isEmpty() && quiet) {
                boolean answered = answer(outsiders);
                if (stuck && !answered && !passTimeBeforeOutsiders(arn)) {
                    return stuck(arn, outsiders);
                }
            }
            if (timeout != null && System.nanoTime() - begun >= timeout.toNanos()) {
                return outOfTime(arn, outsiders);
            }
            view.tick(state(arn), now(arn));
        }
    }

    /** Takes in what comes within a time; says whether anything came. */
    private boolean takeIn(ExecutionArn root, Duration patience) throws InterruptedException {
        Arrival arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        boolean any = arrival != null;
        while (arrival != null) {
            ExecutionFold fold = folds.computeIfAbsent(arrival.arn(), a -> new ExecutionFold(a.id()));
            // Executions of earlier sessions, which a store may hold, are not ours to follow.
            if (arrival.records().getFirst().position() == fold.position() + 1) {
                arrival.records().forEach(fold::apply);
                if (arrival.arn().equals(root)) {
                    view.appended(arrival.records(), fold.now());
                }
            }
            arrival = arrivals.poll();
        }
        return any;
    }

    private ExecutionState state(ExecutionArn arn) {
        return folds.computeIfAbsent(arn, a -> new ExecutionFold(a.id())).now();
    }

    private boolean isRunning(ExecutionArn arn) {
        var facts = state(arn).facts();
        return facts == null || !facts.status().isTerminal();
    }

    private Instant now(ExecutionArn arn) {
        return service.standing(arn).clock().at(Instant.now());
    }

    /**
     * Whether an execution will not move by itself.
     *
     * @param outsiders is given what it, and those it invoked, want from the outside world while they are suspended
     */
    private boolean isStuck(ExecutionArn arn, List<Outsider> outsiders) {
        ExecutionStanding standing = service.standing(arn);
        if (standing.invocationRunning()) {
            return false;
        }
        boolean real = standing.timeMode().kind() == TimeMode.Kind.REAL;
        boolean moves = false;
        boolean timers = false;
        int before = outsiders.size();
        for (Waiting waiting : standing.waitingFor()) {
            switch (waiting.kind()) {
                case WAIT, STEP_RETRY -> timers = true;
                case INVOCATION_RETRY -> moves = true;
                case CHAINED_INVOKE -> moves |= !isChildStuck(arn, waiting, outsiders);
                case CALLBACK, UNREGISTERED_INVOKE, HELD -> {
                    outsiders.add(new Outsider(arn, waiting));
                    moves |= real && waiting.dueAt() != null;
                }
                case EXECUTION_TIMEOUT -> {}
            }
        }
        boolean wanting = outsiders.size() > before;
        // Skipped time holds while something is wanted from outside, so that timers would take real time then.
        return wanting && !moves && !(timers && real);
    }

    /**
     * Skipping holds while something is wanted from outside. Nobody will come here, so what time alone ends before any
     * of that times out is ended first: the retry of a callback's submitter, say. Says whether there was such a thing.
     */
    private boolean passTimeBeforeOutsiders(ExecutionArn arn) {
        for (Waiting waiting : service.standing(arn).waitingFor()) {
            switch (waiting.kind()) {
                case WAIT, STEP_RETRY -> {
                    service.passTimeUntil(arn, String.valueOf(waiting.operationId()));
                    return true;
                }
                case CALLBACK, UNREGISTERED_INVOKE, HELD, CHAINED_INVOKE, INVOCATION_RETRY, EXECUTION_TIMEOUT -> {
                    if (waiting.dueAt() != null) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    private boolean isChildStuck(ExecutionArn parent, Waiting waiting, List<Outsider> outsiders) {
        OperationState invoke = state(parent).operation(String.valueOf(waiting.operationId()));
        String child = invoke == null || invoke.invoke() == null
                ? null
                : invoke.invoke().childArn();
        if (child == null) {
            return false;
        }
        try {
            return isStuck(ExecutionArn.parse(child), outsiders);
        } catch (LambdaFault e) {
            return false; // it is about to be started
        }
    }

    private boolean answer(List<Outsider> outsiders) {
        boolean answered = false;
        for (Outsider outsider : outsiders) {
            String id = outsider.waiting().operationId();
            if (id != null && !refused.contains(id)) {
                List<String> names = Outsiders.names(state(outsider.arn()), id);
                Optional<CallbackAnswer> given = answers.take(names);
                answered |= given.isPresent() && give(outsider, id, names.getFirst(), given.get());
            }
        }
        return answered;
    }

    private boolean give(Outsider outsider, String id, String name, CallbackAnswer answer) {
        try {
            if (outsider.waiting().kind() == Waiting.Kind.UNREGISTERED_INVOKE) {
                switch (answer) {
                    case CallbackAnswer.Succeed s -> service.completeInvoke(outsider.arn(), id, s.json());
                    case CallbackAnswer.Fail f -> service.failInvoke(outsider.arn(), id, f.error());
                }
                return true;
            }
            OperationState callback = state(outsider.arn()).operation(id);
            if (callback != null
                    && callback.operation().details() instanceof OperationDetails.Callback details
                    && details.callbackId() != null) {
                switch (answer) {
                    case CallbackAnswer.Succeed s -> service.callbackSucceeded(details.callbackId(), s.json());
                    case CallbackAnswer.Fail f -> service.callbackFailed(details.callbackId(), f.error());
                }
                return true;
            }
        } catch (LambdaFault e) {
            complaints.accept("the answer to \"" + name + "\" was refused: " + e.getMessage());
        }
        refused.add(id);
        return false;
    }

    private RunOutcome stuck(ExecutionArn arn, List<Outsider> outsiders) throws InterruptedException {
        boolean held = outsiders.stream().anyMatch(o -> o.waiting().kind() == Waiting.Kind.HELD);
        return ended(arn, explained(outsiders), held, null);
    }

    private List<String> explained(List<Outsider> outsiders) {
        return outsiders.stream()
                .filter(o -> o.waiting().operationId() != null)
                .map(o -> Outsiders.explain(
                        state(o.arn()), String.valueOf(o.waiting().operationId())))
                .toList();
    }

    private RunOutcome outOfTime(ExecutionArn arn, List<Outsider> outsiders) throws InterruptedException {
        List<String> wanted = explained(outsiders);
        if (wanted.isEmpty()) {
            service.stop(
                    arn, ErrorObject.of("Durascope.Timeout", "The command's --timeout of " + timeout + " passed."));
        }
        return ended(arn, wanted, false, timeout);
    }

    /** The handler's last lines come a moment after the end. */
    private RunOutcome ended(ExecutionArn arn, List<String> wanted, boolean held, @Nullable Duration passed)
            throws InterruptedException {
        boolean more = true;
        while (more) {
            more = takeIn(arn, LAST_WORDS);
        }
        view.ended(state(arn), now(arn));
        return new RunOutcome(arn, state(arn), wanted, held, passed);
    }
}
