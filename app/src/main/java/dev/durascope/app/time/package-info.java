/** How the user chooses how time passes. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.time;

import org.jspecify.annotations.NullMarked;
