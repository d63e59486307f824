/** Starting, resuming, stopping and observing executions. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.engine.execution;

import org.jspecify.annotations.NullMarked;
