/** Durascope's own icon pack for Ikonli, and the application's icon. */
package dev.durascope.icons;
