/**
 * The handler's source: where operations were called, found and shown. Null is allowed only where {@code @Nullable} says
 * so.
 */
@NullMarked
package dev.durascope.app.source;

import org.jspecify.annotations.NullMarked;
