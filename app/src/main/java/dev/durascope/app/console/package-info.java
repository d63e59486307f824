/** What handlers print. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.console;

import org.jspecify.annotations.NullMarked;
