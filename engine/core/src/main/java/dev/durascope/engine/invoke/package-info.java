/** Functions, their code, and what runs it. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.engine.invoke;

import org.jspecify.annotations.NullMarked;
