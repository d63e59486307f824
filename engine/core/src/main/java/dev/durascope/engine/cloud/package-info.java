/**
 * Functions deployed on AWS, or on whatever speaks its Lambda API: listing and following their executions, and acting on
 * them, within a budget of calls. Null is allowed only where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.engine.cloud;

import org.jspecify.annotations.NullMarked;
