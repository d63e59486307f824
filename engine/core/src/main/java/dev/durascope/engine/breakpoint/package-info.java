/**
 * Where executions are to stop, as users say it and launch configurations keep it. Null is allowed only where
 * {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.engine.breakpoint;

import org.jspecify.annotations.NullMarked;
