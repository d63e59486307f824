package dev.durascope.engine.execution;

import dev.durascope.engine.checkpoint.CheckpointLimits;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;

/**
 * How the service behaves where AWS publishes no constant or a debugger may differ.
 *
 * @param region the region in ARNs
 * @param account the account in ARNs, 12 digits
 * @param timeMode how clocks move unless a start says otherwise
 * @param firstBackoff how long a failed invocation waits for its first retry; doubles with each failure in a row
 * @param longestBackoff the longest such wait
 * @param failuresUntilHeld how many invocations may fail in a row before the execution is held
 * @param holdUnregisteredInvokes whether a chained invoke of an unknown function waits for somebody to answer it; else it
 *     fails at once, as on AWS
 * @param limits what an execution may write
 */
public record ExecutorSettings(
        String region,
        String account,
        TimeMode timeMode,
        Duration firstBackoff,
        Duration longestBackoff,
        int failuresUntilHeld,
        boolean holdUnregisteredInvokes,
        CheckpointLimits limits) {

    /** us-east-1, account 123456789012, real time, backoff from 1 s to 60 s, held after five failures. */
    public static final ExecutorSettings DEFAULT = new ExecutorSettings(
            "us-east-1",
            "123456789012",
            TimeMode.REAL,
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            5,
            false,
            CheckpointLimits.AWS);

    /** The wait before the next try after a number of failures in a row. */
    Duration backoff(int failures) {
        Duration backoff = firstBackoff.multipliedBy(1L << Math.min(failures - 1, 20));
        return backoff.compareTo(longestBackoff) > 0 ? longestBackoff : backoff;
    }

    /** The same settings with clocks that move otherwise. */
    public ExecutorSettings withTimeMode(TimeMode mode) {
        return new ExecutorSettings(
                region,
                account,
                mode,
                firstBackoff,
                longestBackoff,
                failuresUntilHeld,
                holdUnregisteredInvokes,
                limits);
    }

    /** The same settings for another region and account. */
    public ExecutorSettings at(String newRegion, String newAccount) {
        return new ExecutorSettings(
                newRegion,
                newAccount,
                timeMode,
                firstBackoff,
                longestBackoff,
                failuresUntilHeld,
                holdUnregisteredInvokes,
                limits);
    }

    /** The same settings with unknown invoke targets waiting for an answer, or failing at once. */
    public ExecutorSettings holdingUnregisteredInvokes(boolean hold) {
        return new ExecutorSettings(
                region, account, timeMode, firstBackoff, longestBackoff, failuresUntilHeld, hold, limits);
    }
}
