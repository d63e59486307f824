/** How operations and statuses look: one glyph, word and style each. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.look;

import org.jspecify.annotations.NullMarked;
