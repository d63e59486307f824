/** Where executions are kept. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.engine.store;

import org.jspecify.annotations.NullMarked;
