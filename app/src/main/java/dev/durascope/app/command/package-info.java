/** What the user can do, once: menus, toolbar, keys and tooltips are made of it. Null is allowed only where {@code @Nullable} says so. */
@NullMarked
package dev.durascope.app.command;

import org.jspecify.annotations.NullMarked;
