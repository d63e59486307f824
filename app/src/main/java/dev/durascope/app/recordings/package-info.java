/** Executions opened from files. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.recordings;

import org.jspecify.annotations.NullMarked;
