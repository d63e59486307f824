/**
 * What IDEs are told about a project: how to attach to its handlers, and how to open things in Durascope. Null is allowed only
 * where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.app.ide;

import org.jspecify.annotations.NullMarked;
