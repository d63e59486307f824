/** The icons by their meaning, on a stock font, and the application's own mark. */
package dev.durascope.icons;
