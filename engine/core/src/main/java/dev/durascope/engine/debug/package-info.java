/**
 * The debugger: breakpoints, stepping and faults at an execution's checkpoints. Null is allowed only where
 * {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.engine.debug;

import org.jspecify.annotations.NullMarked;
