/**
 * Forks: the beginning of a journal, taken over with changes into an execution of its own. Null is allowed only where
 * {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.engine.fork;

import org.jspecify.annotations.NullMarked;
