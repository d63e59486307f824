/**
 * An execution along its own clock: attempts as bars, waits as gaps, invocations as lanes. Null is allowed only where
 * {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.app.timeline;

import org.jspecify.annotations.NullMarked;
