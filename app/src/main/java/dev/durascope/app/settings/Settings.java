package dev.durascope.app.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
 * @param jdks directories of JDKs that the user named for handlers, sought before all others
 * @param hiddenPanes the ids of the panes that are not shown
 * @param frontPane the id of the pane in front of the others below; absent for the first
 * @param recentCommands the ids of the commands run from the palette, newest first
 * @param editor in what sources are opened
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Settings(
        String theme,
        @Nullable Bounds window,
        Map<String, Double> dividers,
        Map<String, Double> columns,
        boolean sidebar,
        boolean welcomed,
        List<String> jdks,
        List<String> hiddenPanes,
        @Nullable String frontPane,
        List<String> recentCommands,
        Editor editor) {

    /** A window's place and size in pixels. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Bounds(double x, double y, double width, double height, boolean maximized) {}

    /**
     * In what sources are opened.
     *
     * @param choice the id of one of those that Durascope knows
     * @param command the user's own command; blank for none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Editor(String choice, String command) {
        /** Whatever is found. */
        public static final Editor DEFAULT = new Editor("auto", "");

        @SuppressWarnings("ConstantValue") // A file written by hand may lack members.
        public Editor {
            choice = choice == null ? "auto" : choice;
            command = command == null ? "" : command;
        }
    }

    /** The settings of a first start. */
    public static final Settings DEFAULT = new Settings(
            "system", null, Map.of(), Map.of(), true, false, List.of(), List.of(), null, List.of(), Editor.DEFAULT);

    @SuppressWarnings("ConstantValue") // A file written by hand may lack members.
    public Settings {
        theme = theme == null ? DEFAULT_THEME : theme;
        dividers = dividers == null ? Map.of() : Map.copyOf(dividers);
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        jdks = jdks == null ? List.of() : List.copyOf(jdks);
        hiddenPanes = hiddenPanes == null ? List.of() : List.copyOf(hiddenPanes);
        recentCommands = recentCommands == null ? List.of() : List.copyOf(recentCommands);
        editor = editor == null ? Editor.DEFAULT : editor;
    }

    private static final String DEFAULT_THEME = "system";

    /** With another theme. */
    public Settings withTheme(String newTheme) {
        return new Settings(
                newTheme,
                window,
                dividers,
                columns,
                sidebar,
                welcomed,
                jdks,
                hiddenPanes,
                frontPane,
                recentCommands,
                editor);
    }

    /** With the window elsewhere. */
    public Settings withWindow(Bounds newWindow) {
        return new Settings(
                theme,
                newWindow,
                dividers,
                columns,
                sidebar,
                welcomed,
                jdks,
                hiddenPanes,
                frontPane,
                recentCommands,
                editor);
    }

    /** With a split elsewhere. */
    public Settings withDivider(String name, double position) {
        return new Settings(
                theme,
                window,
                with(dividers, name, position),
                columns,
                sidebar,
                welcomed,
                jdks,
                hiddenPanes,
                frontPane,
                recentCommands,
                editor);
    }

    /** With every split where it is at first. */
    public Settings withoutDividers() {
        return new Settings(
                theme,
                window,
                Map.of(),
                columns,
                sidebar,
                welcomed,
                jdks,
                hiddenPanes,
                frontPane,
                recentCommands,
                editor);
    }

    /** With a column, or the sidebar, as wide as said. */
    public Settings withColumn(String name, double width) {
        return new Settings(
                theme,
                window,
                dividers,
                with(columns, name, width),
                sidebar,
                welcomed,
                jdks,
                hiddenPanes,
                frontPane,
                recentCommands,
                editor);
    }

    /** With the sidebar shown or not. */
    public Settings withSidebar(boolean shown) {
        return new Settings(
                theme,
                window,
                dividers,
                columns,
                shown,
                welcomed,
                jdks,
                hiddenPanes,
                frontPane,
                recentCommands,
                editor);
    }

    /** With one more JDK for handlers. */
    public Settings withJdk(Path home) {
        if (jdks.contains(home.toString())) {
            return this;
        }
        List<String> more = new ArrayList<>(jdks);
        more.add(home.toString());
        return new Settings(
                theme,
                window,
                dividers,
                columns,
                sidebar,
                welcomed,
                more,
                hiddenPanes,
                frontPane,
                recentCommands,
                editor);
    }

    /** With these panes hidden, and no others. */
    public Settings withHiddenPanes(List<String> hidden) {
        return new Settings(
                theme, window, dividers, columns, sidebar, welcomed, jdks, hidden, frontPane, recentCommands, editor);
    }

    /** With a pane in front of the others below. */
    public Settings withFrontPane(@Nullable String front) {
        return new Settings(
                theme, window, dividers, columns, sidebar, welcomed, jdks, hiddenPanes, front, recentCommands, editor);
    }

    /** With these commands run last. */
    public Settings withRecentCommands(List<String> ids) {
        return new Settings(
                theme, window, dividers, columns, sidebar, welcomed, jdks, hiddenPanes, frontPane, ids, editor);
    }

    /** With sources opened in another editor. */
    public Settings withEditor(Editor newEditor) {
        return new Settings(
                theme,
                window,
                dividers,
                columns,
                sidebar,
                welcomed,
                jdks,
                hiddenPanes,
                frontPane,
                recentCommands,
                newEditor);
    }

    /** The directories of {@link #jdks}; those that are no path at all are left out. */
    public List<Path> jdkHomes() {
        List<Path> homes = new ArrayList<>();
        for (String jdk : jdks) {
            try {
                homes.add(Path.of(jdk));
            } catch (InvalidPathException e) {
                // The file is written by hand as well: what cannot be a directory is no JDK.
            }
        }
        return homes;
    }

    private static Map<String, Double> with(Map<String, Double> map, String key, double value) {
        Map<String, Double> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
