/** Welcome, jars, handlers, input and what a run is configured with. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.launch;

import org.jspecify.annotations.NullMarked;
