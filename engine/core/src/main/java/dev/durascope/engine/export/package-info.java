/**
 * Executions as texts that others read, and that are read again. Null is allowed only where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.engine.export;

import org.jspecify.annotations.NullMarked;
