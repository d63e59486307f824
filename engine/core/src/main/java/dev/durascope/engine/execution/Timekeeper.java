package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.Deadline;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Lets time pass for one execution: fires what is due, jumps where skipping may, and wakes the driver. On the lane. */
final class Timekeeper {
    private static final Duration SUSPEND_GRACE = Duration.ofSeconds(5);
    /** Looked at again at the latest then, because no timer can be set for what slowed time makes of a year. */
    private static final Duration LONGEST_SLEEP = Duration.ofDays(1);

    private static final String WHILE_SUSPENDED =
            "Time can pass only while no invocation runs; wait until the handler has suspended.";

    private final Lane lane;
    private final DriverContext context;
    private final ChainedInvokes invokes;
    private final Driver driver;
    private @Nullable Future<?> timer;
    private @Nullable Instant timerAt;
    private int stops;
    private volatile boolean busy;

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
     * <p>In manual time nothing fires by itself, whatever is due.
     *
     * @param handlerLooks whether the handler is about to be told the state
     */
    void fireDue(boolean handlerLooks) {
        Instant now = lane.clock().now();
        invokes.deliver(handlerLooks || !driver.isAtWork() ? Instant.MAX : now.minus(SUSPEND_GRACE));
        if (is(TimeMode.Kind.MANUAL)) {
            return;
        }
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
        Instant held = invokes.firstUndelivered();
        if (is(TimeMode.Kind.MANUAL)) {
            return held == null || !driver.isAtWork() ? null : held.plus(SUSPEND_GRACE);
        }
        Deadline first = lane.deadlines().first();
        if (first == null) {
            return null;
        }
        if (!driver.isAtWork()) {
            return first.at();
        }
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
        if (!is(TimeMode.Kind.SKIP)
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
     * Brings this clock up to a child's, whose time it spent waiting, but never over a deadline of its own: what jumped
     * in the child must not expire anything here.
     */
    void catchUp(Instant childTime) {
        if (is(TimeMode.Kind.REAL)
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

    Optional<FiredTimer> fireNextTimer() {
        driver.requireRunning();
        Deadline next = lane.deadlines().first();
        requireMayPassTo(next);
        if (next == null) {
            return Optional.empty();
        }
        Duration jump = Duration.between(lane.clock().now(), next.at());
        jumpTo(next.at());
        if (is(TimeMode.Kind.MANUAL)) {
            fire(next);
        }
        driver.settle();
        return Optional.of(new FiredTimer(next, jump.isNegative() ? Duration.ZERO : jump));
    }

    void passTimeUntil(String operationId) {
        driver.requireRunning();
        Deadline own = lane.deadlines().firstOf(operationId);
        if (own == null) {
            throw LambdaFault.invalid("Operation " + operationId + " waits for no deadline.");
        }
        requireMayPassTo(own);
        // In manual time one that is past stays where it is, and is not crossed again.
        Deadline other = lane.deadlines().firstUnskippableAfter(lane.clock().now());
        if (other != null && other.at().isBefore(own.at()) && !operationId.equals(other.operationId())) {
            throw LambdaFault.invalid(
                    other.kind() == Deadline.Kind.EXECUTION_TIMEOUT
                            ? "The execution itself would time out first: fire the next timer if that is what you want."
                            : "The callback " + other.operationId()
                                    + " would time out first: answer or expire it before, or fire the next timer.");
        }
        for (Deadline each : lane.deadlines().due(own.at())) {
            boolean wanted = each.kind().isSkippable() || operationId.equals(each.operationId());
            if (wanted && !driver.isEnded() && lane.deadlines().stands(each)) {
                jumpTo(each.at());
                fire(each);
            }
        }
        driver.settle();
    }

    Instant passTime(Instant until) {
        driver.requireRunning();
        Deadline next = lane.deadlines().first();
        Instant target = next != null && next.at().isBefore(until) ? next.at() : until;
        if (driver.isAtWork() && !lane.clock().isFrozen()) {
            throw LambdaFault.invalid(WHILE_SUSPENDED);
        }
        jumpTo(target);
        if (is(TimeMode.Kind.MANUAL)) {
            for (Deadline due : lane.deadlines().due(target)) {
                if (!driver.isEnded() && lane.deadlines().stands(due)) {
                    fire(due);
                }
            }
        }
        driver.settle();
        return target;
    }

    /** A jump while a handler is at work would be measured as the handler's. */
    private void requireMayPassTo(@Nullable Deadline target) {
        boolean overdue = is(TimeMode.Kind.MANUAL)
                && target != null
                && !target.at().isAfter(lane.clock().now());
        // A handler that the debugger holds at a checkpoint is told of what time brings when it is let go.
        if (driver.isAtWork() && !overdue && !lane.clock().isFrozen()) {
            throw LambdaFault.invalid(WHILE_SUSPENDED);
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

    /** Whether a handler is at work for this execution: its own, or that of one that it invoked. From any thread. */
    boolean isBusy() {
        return busy;
    }

    /**
     * Sets the clock's speed: scaled time runs at its own while no handler is at work, so that what is measured of a
     * handler is never distorted.
     *
     * @param working whether this execution's handler is at work, or about to be
     */
    void keepPace(boolean working) {
        boolean scaled = is(TimeMode.Kind.SCALED) && !driver.isEnded();
        boolean nowBusy = working || scaled && invokes.isAnyBusy();
        if (nowBusy != busy) {
            busy = nowBusy;
            context.busyChanged(driver);
        }
        double speed = scaled && !nowBusy ? lane.stored().timeMode().factor() : 1;
        if (speed != lane.clock().speed() && !lane.clock().isFrozen() && !driver.isEnded()) {
            setSpeed(speed);
        }
    }

    private void setSpeed(double speed) {
        ClockPace pace = lane.clock().atSpeed(speed);
        lane.append(new JournalEntry.ClockPaced(pace));
        lane.clock().keep(pace);
        disarm();
    }

    /** Lets time go on at the wall clock's speed while the engine is closed. */
    void leave() {
        disarm();
        if (lane.clock().speed() != 1 && !lane.clock().isFrozen() && !driver.isEnded()) {
            setSpeed(1);
        }
    }

    private boolean is(TimeMode.Kind kind) {
        return lane.stored().timeMode().kind() == kind;
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
            Duration until = lane.clock().wallTimeUntil(at).plusMillis(1);
            timer = context.schedule(
                    () -> driver.later(driver::settle), until.compareTo(LONGEST_SLEEP) < 0 ? until : LONGEST_SLEEP);
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
