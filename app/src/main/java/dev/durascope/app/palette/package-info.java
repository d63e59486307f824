/** Every command by its name: what was typed is matched, and Enter runs. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.palette;

import org.jspecify.annotations.NullMarked;
