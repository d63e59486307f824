/** How durations, sizes and times are written. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.text;

import org.jspecify.annotations.NullMarked;
