/** The command line, which must work without a display. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.cli;

import org.jspecify.annotations.NullMarked;
