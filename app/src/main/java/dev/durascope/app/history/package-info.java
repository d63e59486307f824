/** AWS's history as a table. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.history;

import org.jspecify.annotations.NullMarked;
