/**
 * The one window of a data directory, and how other processes of the same user ask it to open something. Null is allowed
 * only where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.app.instance;

import org.jspecify.annotations.NullMarked;
