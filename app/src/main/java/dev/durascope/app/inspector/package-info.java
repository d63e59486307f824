/** What is known of the selected operation. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.inspector;

import org.jspecify.annotations.NullMarked;
