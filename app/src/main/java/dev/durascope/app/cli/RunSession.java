package dev.durascope.app.cli;

import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs one execution to its end, or to where only the outside world could take it further: shows what happens, gives
 * the answers that the command line gave in advance as soon as their execution has suspended, and carries out what
 * standard input says. While more may come there, it waits for that.
 */
final class RunSession {
    private static final Duration FRAME = Duration.ofMillis(50);
    private static final Duration LAST_WORDS = Duration.ofMillis(150);
    /** After this long at rest it is said what is waited for; a script's next line is there sooner. */
    private static final Duration PROMPT_AFTER = Duration.ofMillis(400);

    private final ExecutionService service;
    private final CallbackAnswer.Book answers;
    private final CommandInput input;
    private final CommandRunner commands;
    private final @Nullable Duration timeout;
    private final RunView view;
    private final Consumer<String> complaints;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Map<ExecutionArn, ExecutionFold> folds = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private List<Outsider> prompted = List.of();
    private long restingSince;
    private boolean resting;

    /**
     * @param input where commands come from
     * @param commands carries them out
     * @param timeout how long the run may take on the wall clock; absent for ever
     * @param complaints is told in a line what could not be done
     */
    RunSession(
            ExecutionService service,
            CallbackAnswer.Book answers,
            CommandInput input,
            CommandRunner commands,
            @Nullable Duration timeout,
            RunView view,
            Consumer<String> complaints) {
        this.service = service;
        this.answers = answers;
        this.input = input;
        this.commands = commands;
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
    RunOutcome run(StartRequest request) throws InterruptedException {
        return run(executions -> executions.start(request));
    }

    /**
     * Begins an execution and follows it; of a fork, what is its own.
     *
     * @throws LambdaFault when it cannot be begun
     */
    @SuppressWarnings("try") // the subscription is held, not used
    RunOutcome run(Function<ExecutionService, ExecutionArn> begin) throws InterruptedException {
        long begun = System.nanoTime();
        try (var subscription = service.observe((arn, records) -> arrivals.add(new Arrival(arn, records)))) {
            ExecutionArn arn = begin.apply(service);
            return follow(arn, begun);
        }
    }

    private RunOutcome follow(ExecutionArn arn, long begun) throws InterruptedException {
        while (true) {
            boolean quiet = !takeIn(arn, FRAME);
            if (!isRunning(arn)) {
                sayWhatIsLeft();
                return ended(arn, List.of(), false, null);
            }
            List<Outsider> outsiders = new ArrayList<>();
            boolean stuck = isStuck(arn, outsiders) || input.isEnded() && commands.isPaused(arn);
            quiet &= arrivals.isEmpty();
            boolean acted = quiet && answer(outsiders);
            acted |= obey(arn, quiet && !acted);
            boolean rests = stuck && quiet && !acted && !passTimeBeforeOutsiders(arn);
            if (rests && input.isEnded()) {
                return stuck(arn, outsiders);
            }
            if (timeout != null && System.nanoTime() - begun >= timeout.toNanos()) {
                return outOfTime(arn, outsiders);
            }
            rest(arn, rests, outsiders);
        }
    }

    /** Carries out the commands that have come, as far as they need not wait; says whether one might have changed something. */
    private boolean obey(ExecutionArn arn, boolean quiet) {
        boolean obeyed = false;
        for (String line = input.peek(); line != null; line = input.peek()) {
            List<String> said;
            boolean waited = false;
            try {
                TypedCommand command = TypedCommand.parse(line);
                waited = command.waitsForRest();
                if (waited && (!quiet || !commands.isAtRest(arn))) {
                    return obeyed;
                }
                said = commands.run(arn, command);
                obeyed = true;
            } catch (BadInput e) {
                said = e.lines();
            }
            input.take();
            view.interrupted();
            said.forEach(complaints);
            if (waited) {
                return true;
            }
        }
        return obeyed;
    }

    /** Shows how it stands; at rest but once, so that what somebody types is not drawn over. */
    private void rest(ExecutionArn arn, boolean rests, List<Outsider> outsiders) {
        if (!rests || !resting) {
            view.tick(state(arn), now(arn));
            restingSince = System.nanoTime();
        }
        resting = rests;
        if (rests && !outsiders.equals(prompted) && System.nanoTime() - restingSince >= PROMPT_AFTER.toNanos()) {
            prompted = List.copyOf(outsiders);
            view.interrupted();
            explained(outsiders).forEach(complaints);
            complaints.accept("type a command, such as help; the end of the input ends the run");
        }
    }

    private void sayWhatIsLeft() {
        List<String> left = input.drain();
        if (!left.isEmpty()) {
            complaints.accept("not carried out, because the execution has ended: " + String.join("; ", left));
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
                    view.appended(own(arrival.records()), fold.now());
                }
            }
            arrival = arrivals.poll();
        }
        return any;
    }

    /** What a fork took over has happened elsewhere, and is not shown as if it happened now. */
    private static List<JournalRecord> own(List<JournalRecord> records) {
        for (int i = records.size() - 1; i >= 0; i--) {
            if (records.get(i).entry() instanceof JournalEntry.Forked) {
                return records.subList(i, records.size());
            }
        }
        return records;
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
        TimeMode.Kind mode = standing.timeMode().kind();
        boolean timed = mode == TimeMode.Kind.REAL || mode == TimeMode.Kind.SCALED;
        boolean manual = mode == TimeMode.Kind.MANUAL;
        boolean moves = false;
        boolean timers = false;
        int before = outsiders.size();
        for (Waiting waiting : standing.waitingFor()) {
            switch (waiting.kind()) {
                case WAIT, STEP_RETRY, INVOCATION_RETRY -> {
                    if (manual) {
                        outsiders.add(new Outsider(arn, waiting));
                    }
                    timers |= waiting.kind() != Waiting.Kind.INVOCATION_RETRY;
                    moves |= !manual && waiting.kind() == Waiting.Kind.INVOCATION_RETRY;
                }
                case CHAINED_INVOKE -> moves |= !isChildStuck(arn, waiting, outsiders);
                case CALLBACK, UNREGISTERED_INVOKE, HELD -> {
                    outsiders.add(new Outsider(arn, waiting));
                    moves |= timed && waiting.dueAt() != null;
                }
                case EXECUTION_TIMEOUT -> {}
            }
        }
        boolean wanting = outsiders.size() > before;
        // Skipped time holds while something is wanted from outside, so that timers would take real time then.
        return wanting && !moves && !(timers && timed);
    }

    /**
     * Skipping holds while something is wanted from outside. Nobody will come here, so what time alone ends before any
     * of that times out is ended first: the retry of a callback's submitter, say. Says whether there was such a thing.
     */
    private boolean passTimeBeforeOutsiders(ExecutionArn arn) {
        if (service.standing(arn).timeMode().kind() != TimeMode.Kind.SKIP) {
            return false;
        }
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
            if (id != null && isAnswerable(outsider.waiting()) && !refused.contains(id)) {
                List<String> names = Outsiders.names(state(outsider.arn()), id);
                Optional<CallbackAnswer> given = answers.take(names);
                answered |= given.isPresent() && give(outsider, id, names.getFirst(), given.get());
            }
        }
        return answered;
    }

    private boolean give(Outsider outsider, String id, String name, CallbackAnswer answer) {
        try {
            commands.give(outsider.arn(), state(outsider.arn()), outsider.waiting(), answer);
            return true;
        } catch (LambdaFault e) {
            complaints.accept("the answer to \"" + name + "\" was refused: " + e.getMessage());
            refused.add(id);
            return false;
        }
    }

    private static boolean isAnswerable(Waiting waiting) {
        return waiting.kind() == Waiting.Kind.CALLBACK || waiting.kind() == Waiting.Kind.UNREGISTERED_INVOKE;
    }

    private RunOutcome stuck(ExecutionArn arn, List<Outsider> outsiders) throws InterruptedException {
        boolean held = outsiders.stream().anyMatch(o -> o.waiting().kind() == Waiting.Kind.HELD);
        List<String> wanted = new ArrayList<>(explained(outsiders));
        if (commands.isPaused(arn)) {
            wanted.add("paused: 'resume' on standard input lets it go on");
        }
        return ended(arn, wanted, held, null);
    }

    private List<String> explained(List<Outsider> outsiders) {
        List<String> lines = new ArrayList<>();
        for (Outsider outsider : outsiders) {
            Waiting waiting = outsider.waiting();
            ExecutionState state = state(outsider.arn());
            switch (waiting.kind()) {
                case CALLBACK, UNREGISTERED_INVOKE ->
                    lines.add(Outsiders.explain(state, String.valueOf(waiting.operationId())));
                case WAIT, STEP_RETRY, INVOCATION_RETRY ->
                    lines.add(Outsiders.explainTimer(state, waiting, now(outsider.arn())));
                case CHAINED_INVOKE, EXECUTION_TIMEOUT, HELD -> {}
            }
        }
        return lines;
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
