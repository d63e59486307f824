package dev.durascope.engine.history;

import java.time.Instant;

/**
 * An entry at its place in a journal.
 *
 * @param position 1 for the first entry, then contiguous
 * @param at the entry's time on the execution's clock
 */
public record JournalRecord(long position, Instant at, JournalEntry entry) {}
