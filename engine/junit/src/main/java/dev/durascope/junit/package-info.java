/** Running durable handlers in tests. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.junit;

import org.jspecify.annotations.NullMarked;
