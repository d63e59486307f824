/** The invocations of an execution. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.invocations;

import org.jspecify.annotations.NullMarked;
