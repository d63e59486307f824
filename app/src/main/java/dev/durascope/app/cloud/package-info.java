/**
 * A deployed function, attached to: its executions, one of them followed, and what can be done to them. Null is allowed
 * only where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.app.cloud;

import org.jspecify.annotations.NullMarked;
