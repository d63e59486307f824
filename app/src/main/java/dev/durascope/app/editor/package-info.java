/**
 * The editors and IDEs of this machine: opening a line in one, and telling them how to attach to a handler. Null is
 * allowed only where {@code @Nullable} says so.
 */
@NullMarked
package dev.durascope.app.editor;

import org.jspecify.annotations.NullMarked;
