/** Executions of this and earlier sessions. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.executions;

import org.jspecify.annotations.NullMarked;
