package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.time.Deadline;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Lets time pass for one execution: fires what is due, jumps where skipping may, and wakes the driver. On the lane. */
final class Timekeeper {
    private static final Duration SUSPEND_GRACE = Duration.ofSeconds(5);

    private final Lane lane;
    private final DriverContext context;
    private final ChainedInvokes invokes;
    private final Driver driver;
    private @Nullable Future<?> timer;
    private @Nullable Instant timerAt;
    private int stops;

    Timekeeper(Lane lane, DriverContext context, ChainedInvokes invokes, Driver driver) {
        this.lane = lane;
        this.context = context;
        this.invokes = invokes;
        this.driver = driver;
    }

    void fireDue() {
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
    void fireDue(boolean handlerLooks) {
        Instant now = lane.clock().now();
        invokes.deliver(handlerLooks || !driver.isAtWork() ? Instant.MAX : now.minus(SUSPEND_GRACE));
        boolean holding = driver.isAtWork() && !handlerLooks && !lane.clock().isFrozen();
        for (Deadline due : lane.deadlines().due(now)) {
            if (driver.isEnded()) {
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
        if (!driver.isAtWork()) {
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
                driver.end(header -> new HistoryEvent.ExecutionTimedOut(header, EventError.of(error)));
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
        return wait.details() instanceof OperationDetails.Wait w && w.scheduledEnd() != null
                ? Duration.between(wait.start(), w.scheduledEnd()).toSeconds()
                : null;
    }

    void timeOutCallback(Operation callback, String errorType, String message) {
        lane.append(new JournalEntry.Event(new HistoryEvent.CallbackTimedOut(
                lane.nextHeader(callback), EventError.of(ErrorObject.of(errorType, message)))));
    }

    /** Jumps to the next deadline if skipping may (design: time); says whether it did. */
    boolean skipAhead() {
        Deadline next = lane.deadlines().first();
        if (lane.stored().timeMode() != TimeMode.SKIP
                || next == null
                || !next.kind().isSkippable()
                || driver.waitingFor().stream()
                        .anyMatch(w -> w.isForOutsideWorld() || w.kind() == Waiting.Kind.CHAINED_INVOKE)
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
            disarm();
        }
    }

    /**
     * Brings this clock up to a child's, whose time it spent waiting, but never over a deadline of its own: skipping in
     * the child must not expire anything here.
     */
    void catchUp(Instant childTime) {
        if (lane.stored().timeMode() != TimeMode.SKIP
                || driver.isAtWork()
                || driver.isEnded()
                || driver.waitingFor().stream().anyMatch(Waiting::isForOutsideWorld)) {
            return;
        }
        Deadline next = lane.deadlines().first();
        if (next == null || childTime.isBefore(next.at())) {
            jumpTo(childTime);
        }
    }

    Duration fireNextTimer() {
        driver.requireRunning();
        requireNoInvocation();
        Deadline next = lane.deadlines().first();
        if (next == null) {
            return Duration.ZERO;
        }
        Duration jump = Duration.between(lane.clock().now(), next.at());
        jumpTo(next.at());
        driver.settle();
        return jump.isNegative() ? Duration.ZERO : jump;
    }

    void passTimeUntil(String operationId) {
        driver.requireRunning();
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
        while (next != null && !next.at().isAfter(own.at()) && !driver.isEnded()) {
            jumpTo(next.at());
            fireDue();
            next = lane.deadlines().first();
        }
        driver.settle();
    }

    private void requireNoInvocation() {
        // A handler that the debugger holds at a checkpoint is told of what time brings when it is let go.
        if (driver.isAtWork() && !lane.clock().isFrozen()) {
            throw LambdaFault.invalid(
                    "Time can pass only while no invocation runs; wait until the handler has suspended.");
        }
    }

    /** Makes time stand still, until as many calls of {@link #release}. */
    void stop() {
        stops++;
        if (stops == 1) {
            lane.clock().freeze();
            disarm();
        }
    }

    /** Undoes one {@link #stop}; says for how long time stood still when it was the last, else {@code null}. */
    @Nullable
    Duration release() {
        stops--;
        return stops == 0 && lane.clock().isFrozen() ? lane.clock().thaw() : null;
    }

    void arm() {
        if (lane.clock().isFrozen()) {
            return;
        }
        Instant at = nextLook();
        if (Objects.equals(at, timerAt) && timer != null && !timer.isDone()) {
            return;
        }
        disarm();
        if (at != null) {
            timerAt = at;
            // One millisecond more, because clocks count in whole ones.
            timer = context.schedule(
                    () -> driver.later(driver::settle),
                    lane.clock().wallTimeUntil(at).plusMillis(1));
        }
    }

    void disarm() {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = null;
        timerAt = null;
    }
}
