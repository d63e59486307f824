package dev.durascope.app.diagnostics;

import java.nio.file.Path;

/**
 * A crash report that is kept.
 *
 * @param title what happened, a line
 * @param text the whole report, without secrets
 */
public record Crash(Path file, String title, String text) {}
