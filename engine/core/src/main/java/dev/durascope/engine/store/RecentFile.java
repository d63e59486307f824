package dev.durascope.engine.store;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file or directory that was opened. Nothing says that it is still there.
 *
 * @param openedAt when it was last opened, to the millisecond
 */
public record RecentFile(Path file, Instant openedAt) {}
