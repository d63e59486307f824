package dev.durascope.engine.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that a test sets. */
final class SetWall implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-21T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
