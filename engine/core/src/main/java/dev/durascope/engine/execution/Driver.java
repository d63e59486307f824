package dev.durascope.engine.execution;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionFold.TokenState;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.history.Lineage;
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
import dev.durascope.engine.store.StoreException;
import dev.durascope.engine.time.Deadline;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives one execution: invokes its handler when there is something to do, fires its deadlines, lets time pass, and ends
 * it. All state is the lane's; what is kept here can be told again from the journal.
 */
final class Driver {
    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);
    /** How long a failed store is left alone before it is tried again. */
    static final Duration STORE_RETRY = Duration.ofSeconds(2);

    private static final Duration NOTES_DELAY = Duration.ofMillis(50);

    private final Lane lane;
    private final DriverContext context;
    private final Tokens tokens = new Tokens();
    private final ChainedInvokes invokes;
    private final InvocationRun invocation;
    private final Timekeeper time;
    private final Checkpoints checkpoints;
    private final List<CompletableFuture<ExecutionDescription>> waitingForEnd = new ArrayList<>();
    private boolean notesScheduled;
    private boolean finished;
    private boolean recovering;
    private boolean interrupted;

    Driver(Lane lane, DriverContext context) {
        this.lane = lane;
        this.context = context;
        this.invokes = new ChainedInvokes(lane, context, this::afterChange, this::noted);
        this.invocation = new InvocationRun(lane, context, this);
        this.time = new Timekeeper(lane, context, invokes, this);
        this.checkpoints = new Checkpoints(lane, context, tokens, invokes, invocation, this);
    }

    Lane lane() {
        return lane;
    }

    // Beginning and going on

    /** Goes on after the engine was restarted: what ran then has failed, what is due fires. */
    void recover() {
        recovering = true;
        attempt(() -> {
            if (lane.fold().isStopped()) {
                // The engine ended while the debugger held it: nothing holds it any more.
                lane.append(new JournalEntry.DebuggerReleased(
                        lane.clock().standSince(lane.fold().lastTime())));
                context.gate().stoppedAtEnd(lane.arn());
            }
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
            time.fireDue();
            if (isEnded()) {
                finish();
                return;
            }
            if (!invocation.isRunning()) {
                InvocationCause cause = causeToInvoke();
                if (cause != null && !context.gate().mayInvoke(lane.arn(), lane.state())) {
                    return;
                }
                if (cause != null) {
                    time.keepPace(true);
                    invocation.begin(cause, tokens);
                    interrupted = false;
                } else {
                    again = time.skipAhead();
                }
            }
        }
        time.keepPace(invocation.isRunning());
        time.arm();
    }

    /** Runs a lane action later, and again after a while when the store fails: nothing is lost by a full disk. */
    void later(Runnable action) {
        context.execute(() -> attempt(action));
    }

    Timekeeper time() {
        return time;
    }

    Checkpoints checkpoints() {
        return checkpoints;
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

    /** Whether an invocation of the handler is under way. */
    boolean isAtWork() {
        return invocation.isRunning();
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
        if (isForkToBegin(state, facts.lineage())) {
            return InvocationCause.FORKED;
        }
        if (state.invocations().isEmpty()) {
            return InvocationCause.STARTED;
        }
        if (state.invocations().getLast().error() != null) {
            if (interrupted) {
                return InvocationCause.RECOVERED;
            }
            // Forgotten when it has fired, which in manual time is when somebody says so.
            return lane.deadlines().isSet(Deadline.Kind.INVOCATION_RETRY, null) ? null : InvocationCause.RETRIED;
        }
        return changedSinceView().isEmpty() && isAnythingPending() ? null : InvocationCause.RESUMED;
    }

    /** A fork begins with an invocation, whatever the other execution waited for: its handler has seen nothing yet. */
    private static boolean isForkToBegin(ExecutionState state, @Nullable Lineage lineage) {
        return lineage != null
                && (state.invocations().isEmpty()
                        || state.invocations().getLast().startPosition() < lineage.position());
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
        return invokes.hasUndelivered() || !changedSinceView().isEmpty() || isAnythingPending() || hasEndedMeanwhile();
    }

    private boolean isAnythingPending() {
        return lane.state().operations().stream().anyMatch(s -> s.operation().isPending());
    }

    /**
     * Whether something that a handler waits for came to its end during the last invocation. The handler was told in an answer, but
     * may have made up its mind to suspend before that came: AWS's Java SDK does, which asks again and again meanwhile.
     */
    private boolean hasEndedMeanwhile() {
        long start = lane.state().invocations().getLast().startPosition();
        return lane.fold().changedBetween(start, lane.fold().position()).stream()
                .map(OperationState::operation)
                .anyMatch(operation -> switch (operation.type()) {
                    case WAIT, CALLBACK, CHAINED_INVOKE -> operation.status().isTerminal();
                    case STEP -> operation.status() == OperationStatus.READY;
                    case CONTEXT, EXECUTION -> false;
                });
    }

    private void finish() {
        time.keepPace(false);
        time.disarm();
        if (finished) {
            return;
        }
        finished = true;
        ExecutionDescription description = describe();
        waitingForEnd.forEach(waiting -> context.execute(() -> waiting.complete(description)));
        waitingForEnd.clear();
        context.gate().executionEnded(lane.arn());
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
    void end(java.util.function.Function<EventHeader, HistoryEvent> make) {
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

    // Standing still

    /**
     * Makes the execution's time, and its invocation's, stand still until as many releases.
     *
     * @param entry what stopped it; absent for what stops because another execution does
     */
    void stopTime(@Nullable JournalEntry entry) {
        if (isEnded()) {
            return;
        }
        if (entry != null) {
            lane.append(entry);
        }
        time.stop();
        invocation.holdDeadline();
    }

    /** Lets time move again, when nothing else stops it. */
    void releaseTime() {
        Duration stood = time.release();
        if (stood == null) {
            return;
        }
        invocation.releaseDeadline();
        if (!isEnded()) {
            lane.append(new JournalEntry.DebuggerReleased(stood));
        }
        settle();
    }

    /** Ends the running invocation as if its process had ended. */
    void crash(ErrorObject error) {
        invocation.crash(error);
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
        time.timeOutCallback(openCallback(operationId), "Callback.Timeout", "Callback timed out");
        settle();
    }

    private Operation openCallback(String operationId) {
        time.fireDue();
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
        time.catchUp(childTime);
        invokes.ended(operationId, child);
        settle();
    }

    // Looking

    ExecutionStanding standing() {
        return new ExecutionStanding(
                lane.stored().timeMode(),
                lane.clock().pace(),
                invocation.isRunning(),
                isEnded() ? List.of() : waitingFor());
    }

    List<Waiting> waitingFor() {
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

    /** Keeps a line that the handler printed, or what was seen of it; it is stored with the next entry, or soon. */
    void noted(JournalEntry entry) {
        lane.run(() -> {
            lane.note(entry);
            if (!notesScheduled) {
                notesScheduled = true;
                context.schedule(() -> later(this::storeNotes), NOTES_DELAY);
            }
        });
    }

    private void storeNotes() {
        notesScheduled = false;
        if (lane.hasNotes()) {
            lane.append(List.of());
        }
    }

    /** Lets go of what runs outside the journal; the execution goes on when its store is opened again. */
    void close() {
        lane.run(() -> {
            time.leave();
            invocation.abandon();
            if (lane.hasNotes()) {
                lane.append(List.of());
            }
        });
    }
}
