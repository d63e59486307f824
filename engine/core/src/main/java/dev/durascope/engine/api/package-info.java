/** The loopback services: one HTTP server, and the Lambda API on it. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.engine.api;

import org.jspecify.annotations.NullMarked;
