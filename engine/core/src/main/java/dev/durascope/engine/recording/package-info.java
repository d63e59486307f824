/**
 * Executions in files: our recordings, histories that AWS's command line printed, stores with one execution. Null is
 * allowed only where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.engine.recording;

import org.jspecify.annotations.NullMarked;
