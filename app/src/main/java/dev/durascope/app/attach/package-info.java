/**
 * Attaching a debugger of the handler's own code, such as an IDE's. Null is allowed only where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.app.attach;

import org.jspecify.annotations.NullMarked;
