/** Journals, executions and a window to test with. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.testing;

import org.jspecify.annotations.NullMarked;
