package dev.durascope.engine.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when somebody waits for it. */
final class FakeTicks implements Ticks, InstantSource {
    private static final Instant BEGINNING = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void pause(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public Instant instant() {
        return BEGINNING.plusNanos(nanos.get());
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos.get());
    }
}
