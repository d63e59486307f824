package dev.durascope.engine.execution;

import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.util.List;

/**
 * Where an execution stands right now, beyond what its journal says.
 *
 * @param timeMode how its clock moves
 * @param clock how its clock moves now
 * @param invocationRunning whether its handler is at work
 * @param waitingFor what it waits for, soonest first
 */
public record ExecutionStanding(
        TimeMode timeMode, ClockPace clock, boolean invocationRunning, List<Waiting> waitingFor) {
    public ExecutionStanding {
        waitingFor = List.copyOf(waitingFor);
    }

    /** Whether nothing will happen unless the outside world acts: no handler at work, and something waits for it. */
    public boolean isStuckWithoutOutsideWorld() {
        return !invocationRunning && waitingFor.stream().anyMatch(Waiting::isForOutsideWorld);
    }
}
