/** The one road from other threads to the window. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.feed;

import org.jspecify.annotations.NullMarked;
