/** The live operation tree: a flat table over a projection of visible rows. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.tree;

import org.jspecify.annotations.NullMarked;
