/** The whole engine in one piece. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.engine;

import org.jspecify.annotations.NullMarked;
