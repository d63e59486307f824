/** JSON as text: scanned, validated, laid out in lines and folded. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.json;

import org.jspecify.annotations.NullMarked;
