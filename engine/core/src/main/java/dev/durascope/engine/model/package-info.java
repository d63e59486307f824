/** Immutable vocabulary of durable executions, named as AWS names it. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.engine.model;

import org.jspecify.annotations.NullMarked;
