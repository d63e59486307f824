package dev.durascope.app.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers, as one readable file holds it.
 *
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param window where the window was; absent before the first time
 * @param dividers split positions by name, 0 to 1
 * @param columns widths in pixels, of columns by table and column, and of the sidebar
 * @param sidebar whether the sidebar is shown in a wide window
 * @param welcomed whether the welcome has been left once
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Settings(
        String theme,
        @Nullable Bounds window,
        Map<String, Double> dividers,
        Map<String, Double> columns,
        boolean sidebar,
        boolean welcomed) {

    /** A window's place and size in pixels. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Bounds(double x, double y, double width, double height, boolean maximized) {}

    /** The settings of a first start. */
    public static final Settings DEFAULT = new Settings("system", null, Map.of(), Map.of(), true, false);

    @SuppressWarnings("ConstantValue") // A file written by hand may lack members.
    public Settings {
        theme = theme == null ? DEFAULT_THEME : theme;
        dividers = dividers == null ? Map.of() : Map.copyOf(dividers);
        columns = columns == null ? Map.of() : Map.copyOf(columns);
    }

    private static final String DEFAULT_THEME = "system";

    /** With another theme. */
    public Settings withTheme(String newTheme) {
        return new Settings(newTheme, window, dividers, columns, sidebar, welcomed);
    }

    /** With the window elsewhere. */
    public Settings withWindow(Bounds newWindow) {
        return new Settings(theme, newWindow, dividers, columns, sidebar, welcomed);
    }

    /** With a split elsewhere. */
    public Settings withDivider(String name, double position) {
        return new Settings(theme, window, with(dividers, name, position), columns, sidebar, welcomed);
    }

    /** With a column, or the sidebar, as wide as said. */
    public Settings withColumn(String name, double width) {
        return new Settings(theme, window, dividers, with(columns, name, width), sidebar, welcomed);
    }

    /** With the sidebar shown or not. */
    public Settings withSidebar(boolean shown) {
        return new Settings(theme, window, dividers, columns, shown, welcomed);
    }

    private static Map<String, Double> with(Map<String, Double> map, String key, double value) {
        Map<String, Double> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
