/**
 * What the engine hears of a Java debugger that is attached to a handler: whether it holds the handler's code. Null is
 * allowed only where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.engine.jdwp;

import org.jspecify.annotations.NullMarked;
