package dev.durascope.engine.history;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happens to an operation.
 *
 * @param at on the execution's clock
 * @param position the journal position of the record that says so
 * @param jumpedTotal how far the execution's clock has jumped in all
 * @param invocation the number of the invocation at work, 0 when unknown
 */
record Moment(Instant at, long position, Duration jumpedTotal, int invocation) {}
