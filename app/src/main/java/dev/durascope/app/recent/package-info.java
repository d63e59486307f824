/**
 * What was opened, run and attached to last: code, functions, recordings, what is deployed. Null is allowed only where
 * {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.app.recent;

import org.jspecify.annotations.NullMarked;
