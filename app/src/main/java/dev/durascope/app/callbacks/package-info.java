/** Cards that answer what an execution waits for from outside. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.callbacks;

import org.jspecify.annotations.NullMarked;
