/**
 * Trying what would have happened otherwise: the fork of an execution as it is planned, where one comes from, and both side
 * by side. Null is allowed only where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.app.fork;

import org.jspecify.annotations.NullMarked;
