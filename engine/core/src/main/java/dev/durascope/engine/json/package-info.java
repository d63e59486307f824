/** The model as JSON and back, in the wire's own spelling. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.engine.json;

import org.jspecify.annotations.NullMarked;
