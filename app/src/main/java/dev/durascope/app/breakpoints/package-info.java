/** Breakpoints, and what stops the open execution. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.breakpoints;

import org.jspecify.annotations.NullMarked;
