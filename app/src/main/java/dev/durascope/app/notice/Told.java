package dev.durascope.app.notice;

import java.time.Instant;

/** A notice, and when it was told. */
public record Told(Instant at, Notice notice) {}
