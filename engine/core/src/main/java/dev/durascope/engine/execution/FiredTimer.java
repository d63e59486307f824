package dev.durascope.engine.execution;

import dev.durascope.engine.time.Deadline;
import java.time.Duration;

/**
 * A deadline that somebody let come about by hand.
 *
 * @param deadline what came about, and whose it was
 * @param jumped how far time jumped for it; zero for one that was past
 */
public record FiredTimer(Deadline deadline, Duration jumped) {}
