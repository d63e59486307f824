/** Looking for operations and events. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.search;

import org.jspecify.annotations.NullMarked;
