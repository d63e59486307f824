/** The journal of one execution and what folds out of it. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.engine.history;

import org.jspecify.annotations.NullMarked;
