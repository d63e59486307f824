/** One open execution, which every pane watches. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.session;

import org.jspecify.annotations.NullMarked;
