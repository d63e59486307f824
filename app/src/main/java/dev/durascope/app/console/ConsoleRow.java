package dev.durascope.app.console;

import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import java.time.Instant;

/**
 * A line that a handler printed.
 *
 * @param position where it stands in the journal
 * @param invocation the invocation's number; 0 when it belongs to none
 */
public record ConsoleRow(long position, int invocation, Instant at, ConsoleStream stream, String text) {}
