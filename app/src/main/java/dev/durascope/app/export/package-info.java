/** Files and images made of what the window shows. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.export;

import org.jspecify.annotations.NullMarked;
