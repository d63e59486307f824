package dev.durascope.app.timeline;

import dev.durascope.app.look.StatusLook;

/**
 * A stretch of an operation's row.
 *
 * @param look how it ended, or stands
 * @param from microseconds since the execution's start
 * @param to microseconds since the execution's start; now for what is open
 * @param open whether it has not ended
 * @param attempt the number of the attempt, or of the one before a wait for the next; 0 where there are none
 */
record Bar(BarKind kind, StatusLook look, long from, long to, boolean open, int attempt) {}
