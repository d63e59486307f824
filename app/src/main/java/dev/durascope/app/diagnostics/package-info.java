/**
 * What helps somebody else to understand what went wrong, without the user's secrets: the log, crash reports and a page of
 * facts. Knows no window. Null is allowed only where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.app.diagnostics;

import org.jspecify.annotations.NullMarked;
