/** The window: commands, menus, themes, header, status bar, notifications. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.shell;

import org.jspecify.annotations.NullMarked;
