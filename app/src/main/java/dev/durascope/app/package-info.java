/** Where the process begins. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app;

import org.jspecify.annotations.NullMarked;
