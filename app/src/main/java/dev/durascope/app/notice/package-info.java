/** What the window tells its user without stopping the work. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.notice;

import org.jspecify.annotations.NullMarked;
