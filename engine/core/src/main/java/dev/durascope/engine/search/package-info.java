/** Finding operations and events by what they say. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.engine.search;

import org.jspecify.annotations.NullMarked;
