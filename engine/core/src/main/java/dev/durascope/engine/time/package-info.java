/** Virtual time: one queue of deadlines per execution. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.engine.time;

import org.jspecify.annotations.NullMarked;
