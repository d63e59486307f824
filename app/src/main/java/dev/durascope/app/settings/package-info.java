/** What the window remembers. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.settings;

import org.jspecify.annotations.NullMarked;
