package dev.durascope.engine.execution;

import dev.durascope.engine.checkpoint.CheckpointProcessor;
import dev.durascope.engine.checkpoint.Circumstances;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionFold.AcceptedCheckpoint;
import dev.durascope.engine.history.ExecutionFold.TokenState;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.store.StoreException;
import dev.durascope.engine.time.Deadline;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives one execution: invokes its handler when there is something to do, fires its deadlines, lets time pass, and ends
 * it. All state is the lane's; what is kept here can be told again from the journal.
 */
final class Driver {
    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);
    private static final Duration DEDUPE_WINDOW = Duration.ofMinutes(15);
    /** How long a failed store is left alone before it is tried again. */
    static final Duration STORE_RETRY = Duration.ofSeconds(2);

    private static final Duration SUSPEND_GRACE = Duration.ofSeconds(5);
    private static final Duration CONSOLE_DELAY = Duration.ofMillis(50);

    private final Lane lane;
    private final DriverContext context;
    private final Tokens tokens = new Tokens();
    private final ChainedInvokes invokes;
    private final InvocationRun invocation;
    private final List<CompletableFuture<ExecutionDescription>> waitingForEnd = new ArrayList<>();
    private @Nullable Future<?> timer;
    private @Nullable Instant timerAt;
    private boolean consoleScheduled;
    private boolean finished;
    private boolean recovering;
    private boolean interrupted;

    Driver(Lane lane, DriverContext context) {
        this.lane = lane;
        this.context = context;
        this.invokes = new ChainedInvokes(lane, context, this::afterChange, this::printed);
        this.invocation = new InvocationRun(lane, context, this);
    }

    Lane lane() {
        return lane;
    }

    // Beginning and going on

    /** Goes on after the engine was restarted: what ran then has failed, what is due fires. */
    void recover() {
        recovering = true;
        attempt(() -> {
            if (lane.state().runningInvocation() != null) {
                invocation.lost();
                interrupted = true;
            }
            recovering = false;
            goOn();
        });
    }

    /** Goes on where something was missing: a function that is registered only now. */
    void goOn() {
        if (!isEnded() && !recovering) {
            invokes.recover();
        }
        settle();
    }

    /**
     * Does whatever is to be done now; a lane action must end with this. When the store fails it is tried again after a
     * while: what the action itself has appended stands, and nothing wakes the execution later.
     */
    void settle() {
        if (recovering) {
            return;
        }
        try {
            settleNow();
        } catch (StoreException e) {
            LOG.error("{} cannot go on: {}", lane.arn(), e.getMessage());
            context.schedule(() -> later(this::settle), STORE_RETRY);
        }
    }

    private void settleNow() {
        boolean again = true;
        while (again) {
            again = false;
            fireDue();
            if (isEnded()) {
                finish();
                return;
            }
            if (!invocation.isRunning()) {
                InvocationCause cause = causeToInvoke();
                if (cause != null) {
                    invocation.begin(cause, tokens);
                    interrupted = false;
                } else {
                    again = skipAhead();
                }
            }
        }
        armTimer();
    }

    /** Runs a lane action later, and again after a while when the store fails: nothing is lost by a full disk. */
    void later(Runnable action) {
        context.execute(() -> attempt(action));
    }

    private void attempt(Runnable action) {
        try {
            lane.run(action);
        } catch (StoreException e) {
            LOG.error("{} cannot go on: {}", lane.arn(), e.getMessage());
            context.schedule(() -> attempt(action), STORE_RETRY);
        }
    }

    private void afterChange() {
        later(this::settle);
    }

    boolean isEnded() {
        return lane.facts().status().isTerminal();
    }

    /** Why the handler must be invoked now, or {@code null} when it must not. */
    private @Nullable InvocationCause causeToInvoke() {
        ExecutionState state = lane.state();
        ExecutionFacts facts = lane.facts();
        if (facts.held() || context.functions().find(lane.arn().function()).isEmpty()) {
            return null;
        }
        if (state.invocations().isEmpty()) {
            return InvocationCause.STARTED;
        }
        if (state.invocations().getLast().error() != null) {
            if (interrupted) {
                return InvocationCause.RECOVERED;
            }
            Instant retryAt = facts.retryAt();
            return retryAt == null || !retryAt.isAfter(lane.clock().now()) ? InvocationCause.RETRIED : null;
        }
        return changedSinceView().isEmpty() ? null : InvocationCause.RESUMED;
    }

    /** The operations that ended or became ready since the handler last saw the state. */
    List<OperationState> changedSinceView() {
        TokenState token = lane.fold().token();
        long viewed = token == null ? 0 : token.viewedPosition();
        return lane.fold().changedBetween(viewed, lane.fold().position()).stream()
                .filter(s -> s.operation().type() != OperationType.EXECUTION)
                .filter(s ->
                        s.operation().status().isTerminal() || s.operation().status() == OperationStatus.READY)
                .toList();
    }

    /** Whether a handler may answer PENDING: something is pending, or ended unseen (protocol §1). */
    boolean maySuspend() {
        return invokes.hasUndelivered()
                || !changedSinceView().isEmpty()
                || lane.state().operations().stream()
                        .anyMatch(s -> s.operation().isPending());
    }

    private void finish() {
        cancelTimer();
        if (finished) {
            return;
        }
        finished = true;
        ExecutionDescription description = describe();
        waitingForEnd.forEach(waiting -> context.execute(() -> waiting.complete(description)));
        waitingForEnd.clear();
        context.executionEnded(this);
    }

    ExecutionDescription describe() {
        return new ExecutionDescription(lane.arn(), lane.facts(), lane.stored().config());
    }

    CompletableFuture<ExecutionDescription> ended() {
        return lane.call(() -> {
            if (isEnded()) {
                return CompletableFuture.completedFuture(describe());
            }
            CompletableFuture<ExecutionDescription> waiting = new CompletableFuture<>();
            waitingForEnd.add(waiting);
            return waiting;
        });
    }

    // Deadlines and time

    private void fireDue() {
        fireDue(false);
    }

    /**
     * Fires what is due. While a handler is at work, the end of a wait or of a retry's delay can matter to nobody but
     * that handler, at its next checkpoint; so it is held until then, or for a grace. Without it a wait that ends while a
     * starved machine is still carrying a suspending handler's answer would get before its InvocationCompleted
     * (protocol §4: the order of events). Callback and execution timeouts, which the outside world sees, wait for none.
     *
     * @param handlerLooks whether the handler is about to be told the state
     */
    private void fireDue(boolean handlerLooks) {
        Instant now = lane.clock().now();
        invokes.deliver(handlerLooks || !invocation.isRunning() ? Instant.MAX : now.minus(SUSPEND_GRACE));
        boolean holding = invocation.isRunning() && !handlerLooks;
        for (Deadline due : lane.deadlines().due(now)) {
            if (isEnded()) {
                return;
            }
            boolean held = holding
                    && due.kind().isSkippable()
                    && due.at().plus(SUSPEND_GRACE).isAfter(now);
            // One that fired before it may have ended what this one was for, as a callback's two deadlines do.
            if (!held && lane.deadlines().stands(due)) {
                fire(due);
            }
        }
    }

    /** When the next deadline is to be looked at, given that some may be held; {@code null} for never. */
    private @Nullable Instant nextLook() {
        Deadline first = lane.deadlines().first();
        if (first == null) {
            return null;
        }
        if (!invocation.isRunning()) {
            return first.at();
        }
        Instant held = invokes.firstUndelivered();
        if (held == null && !first.kind().isSkippable()) {
            return first.at();
        }
        Instant graceEnd = (held == null
                                || first.kind().isSkippable() && first.at().isBefore(held)
                        ? first.at()
                        : held)
                .plus(SUSPEND_GRACE);
        Deadline unskippable = lane.deadlines().firstUnskippable();
        return unskippable != null && unskippable.at().isBefore(graceEnd) ? unskippable.at() : graceEnd;
    }

    /** Appends what a deadline brings about; the lane forgets the deadline with it. */
    private void fire(Deadline due) {
        switch (due.kind()) {
            case WAIT_END -> {
                Operation wait = operation(due);
                lane.append(new JournalEntry.Event(
                        new HistoryEvent.WaitSucceeded(lane.nextHeader(wait, due.at()), waitSeconds(wait))));
            }
            case STEP_RETRY ->
                lane.append(new JournalEntry.OperationReady(operation(due).id()));
            case CALLBACK_TIMEOUT -> timeOutCallback(operation(due), "Callback.Timeout", "Callback timed out");
            case CALLBACK_HEARTBEAT ->
                timeOutCallback(operation(due), "Callback.Heartbeat", "Callback timed out on heartbeat");
            case EXECUTION_TIMEOUT -> {
                long seconds = lane.facts().timeoutSeconds();
                ErrorObject error =
                        ErrorObject.of("Execution.Timeout", "Execution timed out after " + seconds + " seconds");
                end(header -> new HistoryEvent.ExecutionTimedOut(header, EventError.of(error)));
            }
            // The journal keeps when the retry is due: see causeToInvoke().
            case INVOCATION_RETRY -> lane.deadlines().set(Deadline.Kind.INVOCATION_RETRY, null, null);
        }
    }

    private Operation operation(Deadline deadline) {
        return Objects.requireNonNull(lane.operation(Objects.requireNonNull(deadline.operationId())))
                .operation();
    }

    private static @Nullable Long waitSeconds(Operation wait) {
        return wait.details() instanceof dev.durascope.engine.model.OperationDetails.Wait w && w.scheduledEnd() != null
                ? Duration.between(wait.start(), w.scheduledEnd()).toSeconds()
                : null;
    }

    private void timeOutCallback(Operation callback, String errorType, String message) {
        lane.append(new JournalEntry.Event(new HistoryEvent.CallbackTimedOut(
                lane.nextHeader(callback), EventError.of(ErrorObject.of(errorType, message)))));
    }

    /** Jumps to the next deadline if skipping may (design: time); says whether it did. */
    private boolean skipAhead() {
        Deadline next = lane.deadlines().first();
        if (lane.stored().timeMode() != TimeMode.SKIP
                || next == null
                || !next.kind().isSkippable()
                || waitingFor().stream().anyMatch(w -> w.isForOutsideWorld() || w.kind() == Waiting.Kind.CHAINED_INVOKE)
                || context.functions().find(lane.arn().function()).isEmpty()) {
            return false;
        }
        jumpTo(next.at());
        return true;
    }

    private void jumpTo(Instant target) {
        Instant from = lane.clock().now();
        if (target.isAfter(from)) {
            lane.append(new JournalEntry.TimeJumped(from, target));
            lane.clock().jumpTo(target);
            // Armed by a wall clock that is now further from the deadline than this one.
            cancelTimer();
        }
    }

    /**
     * Brings this clock up to a child's, whose time it spent waiting, but never over a deadline of its own: skipping in
     * the child must not expire anything here.
     */
    void catchUp(Instant childTime) {
        if (lane.stored().timeMode() != TimeMode.SKIP
                || invocation.isRunning()
                || isEnded()
                || waitingFor().stream().anyMatch(Waiting::isForOutsideWorld)) {
            return;
        }
        Deadline next = lane.deadlines().first();
        if (next == null || childTime.isBefore(next.at())) {
            jumpTo(childTime);
        }
    }

    Duration fireNextTimer() {
        requireRunning();
        requireNoInvocation();
        Deadline next = lane.deadlines().first();
        if (next == null) {
            return Duration.ZERO;
        }
        Duration jump = Duration.between(lane.clock().now(), next.at());
        jumpTo(next.at());
        settle();
        return jump.isNegative() ? Duration.ZERO : jump;
    }

    void passTimeUntil(String operationId) {
        requireRunning();
        Deadline own = lane.deadlines().firstOf(operationId);
        if (own == null) {
            throw LambdaFault.invalid("Operation " + operationId + " waits for no deadline.");
        }
        requireNoInvocation();
        Deadline other = lane.deadlines().firstUnskippable();
        if (other != null && other.at().isBefore(own.at()) && !operationId.equals(other.operationId())) {
            throw LambdaFault.invalid(
                    other.kind() == Deadline.Kind.EXECUTION_TIMEOUT
                            ? "The execution itself would time out first: fire the next timer if that is what you want."
                            : "The callback " + other.operationId()
                                    + " would time out first: answer or expire it before, or fire the next timer.");
        }
        Deadline next = lane.deadlines().first();
        while (next != null && !next.at().isAfter(own.at()) && !isEnded()) {
            jumpTo(next.at());
            fireDue();
            next = lane.deadlines().first();
        }
        settle();
    }

    private void requireNoInvocation() {
        if (invocation.isRunning()) {
            throw LambdaFault.invalid(
                    "Time can pass only while no invocation runs; wait until the handler has suspended.");
        }
    }

    void requireRunning() {
        if (isEnded()) {
            throw LambdaFault.invalid(
                    "The execution has ended as " + lane.facts().status() + ".");
        }
    }

    void setTimeMode(TimeMode mode) {
        lane.keep(lane.stored().withTimeMode(mode));
        settle();
    }

    private void armTimer() {
        Instant at = nextLook();
        if (Objects.equals(at, timerAt) && timer != null && !timer.isDone()) {
            return;
        }
        cancelTimer();
        if (at != null) {
            timerAt = at;
            // One millisecond more, because clocks count in whole ones.
            timer = context.schedule(
                    () -> later(this::settle), lane.clock().wallTimeUntil(at).plusMillis(1));
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = null;
        timerAt = null;
    }

    // Checkpoints

    CheckpointAnswer checkpoint(String token, @Nullable String clientToken, List<OperationUpdate> updates) {
        CheckpointAnswer repeated = repeatedAnswer(token, clientToken);
        if (repeated != null) {
            return repeated;
        }
        requireToken(token);
        fireDue(true);
        requireToken(token);
        long viewed = Objects.requireNonNull(lane.fold().token()).viewedPosition();
        int number = invocation.number();
        Circumstances circumstances = new Circumstances(
                lane.clock().now(),
                lane.stored().invocationType(),
                invokes.targets(),
                () -> CallbackIds.newId(lane.arn()));
        List<JournalEntry> batch = context.checkpoints().process(updates, lane.state(), circumstances);
        List<JournalEntry> entries = new ArrayList<>(batch.size() + 2);
        entries.add(new JournalEntry.CheckpointAccepted(
                number, token, clientToken, updates.size(), CheckpointProcessor.size(updates)));
        entries.addAll(batch);
        boolean ending = !batch.isEmpty() && batch.getLast() instanceof JournalEntry.ExecutionEndCheckpointed;
        String next = ending ? null : tokens.next();
        if (next != null) {
            entries.add(new JournalEntry.TokenIssued(number, next));
        }
        // Before the append, because whoever hears of a callback from it may answer at once.
        context.callbacks().follow(lane.arn(), batch);
        lane.append(entries);
        Page<Operation> changes =
                StatePager.changes(lane.fold(), viewed, lane.fold().position());
        invokes.dispatch(batch);
        armTimer();
        return new CheckpointAnswer(next, changes.items(), changes.nextMarker());
    }

    /** The answer to a repetition of the last accepted call, or {@code null} when this is none (protocol §2). */
    private @Nullable CheckpointAnswer repeatedAnswer(String token, @Nullable String clientToken) {
        AcceptedCheckpoint last = lane.fold().lastCheckpoint();
        if (last == null
                || clientToken == null
                || !last.token().equals(token)
                || !clientToken.equals(last.clientToken())
                || last.at().plus(DEDUPE_WINDOW).isBefore(lane.clock().now())
                || isEnded()
                || !invocation.isRunning()
                || last.invocation() != invocation.number()) {
            return null;
        }
        TokenState current = Objects.requireNonNull(lane.fold().token());
        boolean ending = lane.facts().ending() != null;
        long upTo = ending ? lane.fold().position() : current.viewedPosition();
        Page<Operation> changes = StatePager.changes(lane.fold(), last.viewedBefore(), upTo);
        return new CheckpointAnswer(ending ? null : current.token(), changes.items(), changes.nextMarker());
    }

    Page<Operation> state(String token, @Nullable String marker, int maxItems) {
        requireToken(token);
        return StatePager.at(lane.fold(), marker, maxItems);
    }

    private void requireToken(String token) {
        TokenState current = lane.fold().token();
        if (isEnded()
                || !invocation.isRunning()
                || lane.facts().ending() != null
                || current == null
                || !current.token().equals(token)) {
            throw LambdaFault.invalid("Invalid checkpoint token");
        }
    }

    // Ends

    Instant stop(@Nullable ErrorObject error) {
        if (!isEnded()) {
            ErrorObject given = error == null ? ErrorObject.EMPTY : error;
            end(header -> new HistoryEvent.ExecutionStopped(header, EventError.of(given)));
            settle();
        }
        return Objects.requireNonNull(lane.facts().end());
    }

    /** Ends the execution from outside its handler; an answer that is still to come is discarded. */
    private void end(java.util.function.Function<EventHeader, HistoryEvent> make) {
        List<JournalEntry> entries = new ArrayList<>();
        if (invocation.isRunning()) {
            entries.add(new JournalEntry.InvocationReturned(invocation.number(), JournalEntry.DISCARDED));
        }
        entries.add(new JournalEntry.Event(make.apply(lane.nextExecutionHeader(0))));
        lane.append(entries);
        invocation.discard();
    }

    void resume() {
        requireRunning();
        if (!lane.facts().held()) {
            throw LambdaFault.invalid("The execution is not held.");
        }
        lane.append(new JournalEntry.ExecutionResumed());
        settle();
    }

    // The outside world

    void callbackSucceeded(String operationId, @Nullable String result) {
        Operation callback = openCallback(operationId);
        lane.append(new JournalEntry.Event(
                new HistoryEvent.CallbackSucceeded(lane.nextHeader(callback), EventPayload.of(result))));
        settle();
    }

    void callbackFailed(String operationId, ErrorObject error) {
        Operation callback = openCallback(operationId);
        lane.append(new JournalEntry.Event(
                new HistoryEvent.CallbackFailed(lane.nextHeader(callback), EventError.of(error))));
        settle();
    }

    void callbackHeartbeat(String operationId) {
        Operation callback = openCallback(operationId);
        lane.append(new JournalEntry.CallbackHeartbeat(callback.id()));
        settle();
    }

    void expireCallback(String operationId) {
        timeOutCallback(openCallback(operationId), "Callback.Timeout", "Callback timed out");
        settle();
    }

    private Operation openCallback(String operationId) {
        fireDue();
        OperationState s = lane.operation(operationId);
        if (s == null || s.operation().type() != OperationType.CALLBACK) {
            throw LambdaFault.notFound("There is no callback with operation id " + operationId + ".");
        }
        return CallbackRules.requireOpen(s.operation(), lane.facts().status());
    }

    void answerInvoke(String operationId, @Nullable String result, @Nullable ErrorObject error) {
        requireRunning();
        invokes.answer(operationId, result, error);
        settle();
    }

    void chainedInvokeEnded(String operationId, ExecutionDescription child, Instant childTime) {
        catchUp(childTime);
        invokes.ended(operationId, child);
        settle();
    }

    // Looking

    ExecutionStanding standing() {
        return new ExecutionStanding(
                lane.stored().timeMode(),
                lane.clock().offset(),
                invocation.isRunning(),
                isEnded() ? List.of() : waitingFor());
    }

    private List<Waiting> waitingFor() {
        List<Waiting> waiting = new ArrayList<>();
        ExecutionFacts facts = lane.facts();
        if (facts.held()) {
            waiting.add(new Waiting(Waiting.Kind.HELD, null, null));
        }
        for (OperationState s : lane.state().operations()) {
            Operation o = s.operation();
            if (o.isPending()) {
                Deadline deadline = lane.deadlines().firstOf(o.id());
                waiting.add(new Waiting(invokes.kindOf(s), o.id(), deadline == null ? null : deadline.at()));
            }
        }
        if (facts.retryAt() != null) {
            waiting.add(new Waiting(Waiting.Kind.INVOCATION_RETRY, null, facts.retryAt()));
        }
        if (waiting.isEmpty() && !invocation.isRunning()) {
            waiting.add(new Waiting(Waiting.Kind.EXECUTION_TIMEOUT, null, facts.deadline()));
        }
        waiting.sort(java.util.Comparator.comparing(
                Waiting::dueAt, java.util.Comparator.nullsLast(java.util.Comparator.naturalOrder())));
        return waiting;
    }

    /** Keeps a line that the handler printed; it is stored with the next entry, or soon. */
    void printed(JournalEntry.ConsoleLine line) {
        lane.run(() -> {
            lane.print(line);
            if (!consoleScheduled) {
                consoleScheduled = true;
                context.schedule(() -> later(this::storeConsole), CONSOLE_DELAY);
            }
        });
    }

    private void storeConsole() {
        consoleScheduled = false;
        if (lane.hasConsole()) {
            lane.append(List.of());
        }
    }

    /** Lets go of what runs outside the journal; the execution goes on when its store is opened again. */
    void close() {
        lane.run(() -> {
            cancelTimer();
            invocation.abandon();
            if (lane.hasConsole()) {
                lane.append(List.of());
            }
        });
    }
}
