package dev.durascope.app.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers, as one readable file holds it.
 *
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param density {@code normal} or {@code compact}
 * @param window where the window was; absent before the first time
 * @param dividers split positions by name, 0 to 1
 * @param columns widths in pixels, of columns by table and column, and of the sidebar
 * @param sidebar whether the sidebar is shown in a wide window
 * @param jdks directories of JDKs that the user named for handlers, sought before all others
 * @param hiddenPanes the ids of the panes that are not shown
 * @param frontPane the id of the pane in front of the others below; absent for the first
 * @param recentCommands the ids of the commands run from the palette, newest first
 * @param editor in what sources are opened
 * @param timeline how timelines are drawn
 * @param timeMode how time passes in the runs of handlers that were not run before, as {@link TimeMode#parse} reads it
 * @param attached the deployed functions and executions attached to last, newest first
 * @param exports how tests of functions were exported last, newest first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Settings(
        String theme,
        String density,
        @Nullable Bounds window,
        Map<String, Double> dividers,
        Map<String, Double> columns,
        boolean sidebar,
        List<String> jdks,
        List<String> hiddenPanes,
        @Nullable String frontPane,
        List<String> recentCommands,
        Editor editor,
        Timeline timeline,
        String timeMode,
        List<Attached> attached,
        List<Exported> exports) {

    private static final int MOST_ATTACHED = 8;
    private static final int MOST_EXPORTS = 50;

    /**
     * How a test of a function was exported last.
     *
     * @param function the function's name
     * @param style the word of the test's style
     * @param handler the class under test
     * @param packageName the test's package
     * @param className the test's class where it was typed; blank where it is made of the handler and the execution
     * @param directory the project it was written into
     * @param templates the directory with the user's own templates; blank for the bundled ones
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Exported(
            String function,
            String style,
            String handler,
            String packageName,
            String className,
            String directory,
            String templates) {
        @SuppressWarnings("ConstantValue") // A file written by hand may lack members.
        public Exported {
            function = function == null ? "" : function;
            style = style == null ? "" : style;
            handler = handler == null ? "" : handler;
            packageName = packageName == null ? "" : packageName;
            className = className == null ? "" : className;
            directory = directory == null ? "" : directory;
            templates = templates == null ? "" : templates;
        }
    }

    /**
     * A deployed function or execution as it was named. Holds no credentials.
     *
     * @param target an ARN, or a function's name with or without a qualifier
     * @param profile the profile of the AWS configuration; blank for the default chain
     * @param region blank where the ARN or the AWS configuration tells
     * @param endpoint blank for AWS's own
     * @param attachedAt when, as ISO 8601 writes it; blank where nobody noted it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Attached(String target, String profile, String region, String endpoint, String attachedAt) {
        /** Attached to at a time that is not known. */
        public Attached(String target, String profile, String region, String endpoint) {
            this(target, profile, region, endpoint, "");
        }

        @SuppressWarnings("ConstantValue") // A file written by hand may lack members.
        public Attached {
            target = target == null ? "" : target;
            profile = profile == null ? "" : profile;
            region = region == null ? "" : region;
            endpoint = endpoint == null ? "" : endpoint;
            attachedAt = attachedAt == null ? "" : attachedAt;
        }

        /** The same, attached to at an instant. */
        public Attached at(Instant instant) {
            return new Attached(target, profile, region, endpoint, instant.toString());
        }

        /** When it was attached to; {@code null} where that is not known. */
        public @Nullable Instant instant() {
            try {
                return attachedAt.isEmpty() ? null : Instant.parse(attachedAt);
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        private boolean isSameTarget(Attached other) {
            return at(Instant.EPOCH).equals(other.at(Instant.EPOCH));
        }
    }

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

    /**
     * How timelines are drawn.
     *
     * @param collapseIdle whether time in which no invocation runs is folded
     * @param squeeze whether all rows share the height there is
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Timeline(boolean collapseIdle, boolean squeeze) {
        /** Nothing folded, nothing squeezed. */
        public static final Timeline DEFAULT = new Timeline(false, false);
    }

    /** The settings of a first start. */
    public static final Settings DEFAULT = new Settings(
            "system",
            "normal",
            null,
            Map.of(),
            Map.of(),
            true,
            List.of(),
            List.of(),
            null,
            List.of(),
            Editor.DEFAULT,
            Timeline.DEFAULT,
            "skip",
            List.of(),
            List.of());

    /** @throws IllegalArgumentException when the time mode is none */
    @SuppressWarnings("ConstantValue") // A file written by hand may lack members.
    public Settings {
        theme = theme == null ? DEFAULT_THEME : theme;
        density = density == null ? DEFAULT_DENSITY : density;
        dividers = dividers == null ? Map.of() : Map.copyOf(dividers);
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        jdks = jdks == null ? List.of() : List.copyOf(jdks);
        hiddenPanes = hiddenPanes == null ? List.of() : List.copyOf(hiddenPanes);
        recentCommands = recentCommands == null ? List.of() : List.copyOf(recentCommands);
        editor = editor == null ? Editor.DEFAULT : editor;
        timeline = timeline == null ? Timeline.DEFAULT : timeline;
        timeMode = timeMode == null ? DEFAULT_TIME_MODE : timeMode;
        TimeMode.parse(timeMode);
        attached = attached == null ? List.of() : List.copyOf(attached);
        exports = exports == null ? List.of() : List.copyOf(exports);
    }

    private static final String DEFAULT_THEME = "system";
    private static final String DEFAULT_DENSITY = "normal";
    private static final String DEFAULT_TIME_MODE = "skip";

    /** The members of settings while some of them change. */
    private static final class Draft {
        private String theme;
        private String density;
        private @Nullable Bounds window;
        private Map<String, Double> dividers;
        private Map<String, Double> columns;
        private boolean sidebar;
        private List<String> jdks;
        private List<String> hiddenPanes;
        private @Nullable String frontPane;
        private List<String> recentCommands;
        private Editor editor;
        private Timeline timeline;
        private String timeMode;
        private List<Attached> attached;
        private List<Exported> exports;

        Draft(Settings of) {
            theme = of.theme;
            density = of.density;
            window = of.window;
            dividers = of.dividers;
            columns = of.columns;
            sidebar = of.sidebar;
            jdks = of.jdks;
            hiddenPanes = of.hiddenPanes;
            frontPane = of.frontPane;
            recentCommands = of.recentCommands;
            editor = of.editor;
            timeline = of.timeline;
            timeMode = of.timeMode;
            attached = of.attached;
            exports = of.exports;
        }
    }

    private Settings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Settings(
                draft.theme,
                draft.density,
                draft.window,
                draft.dividers,
                draft.columns,
                draft.sidebar,
                draft.jdks,
                draft.hiddenPanes,
                draft.frontPane,
                draft.recentCommands,
                draft.editor,
                draft.timeline,
                draft.timeMode,
                draft.attached,
                draft.exports);
    }

    /** With another theme. */
    public Settings withTheme(String newTheme) {
        return with(draft -> draft.theme = newTheme);
    }

    /** With rows closer, or not. */
    public Settings withDensity(String newDensity) {
        return with(draft -> draft.density = newDensity);
    }

    /** With the window elsewhere. */
    public Settings withWindow(Bounds newWindow) {
        return with(draft -> draft.window = newWindow);
    }

    /** With a split elsewhere. */
    public Settings withDivider(String name, double position) {
        return with(draft -> draft.dividers = with(dividers, name, position));
    }

    /** With every split where it is at first. */
    public Settings withoutDividers() {
        return with(draft -> draft.dividers = Map.of());
    }

    /** With a column, or the sidebar, as wide as said. */
    public Settings withColumn(String name, double width) {
        return with(draft -> draft.columns = with(columns, name, width));
    }

    /** With the sidebar shown or not. */
    public Settings withSidebar(boolean shown) {
        return with(draft -> draft.sidebar = shown);
    }

    /** With one more JDK for handlers. */
    public Settings withJdk(Path home) {
        if (jdks.contains(home.toString())) {
            return this;
        }
        List<String> more = new ArrayList<>(jdks);
        more.add(home.toString());
        return with(draft -> draft.jdks = more);
    }

    /** With one JDK for handlers less. */
    public Settings withoutJdk(String home) {
        return with(draft ->
                draft.jdks = jdks.stream().filter(each -> !each.equals(home)).toList());
    }

    /** With a pane shown or hidden; others, also those that this version does not know, are as they were. */
    public Settings withPane(String id, boolean shown) {
        List<String> hidden = new ArrayList<>(hiddenPanes);
        hidden.remove(id);
        if (!shown) {
            hidden.add(id);
        }
        return with(draft -> draft.hiddenPanes = hidden);
    }

    /** With a pane in front of the others below. */
    public Settings withFrontPane(@Nullable String front) {
        return with(draft -> draft.frontPane = front);
    }

    /** With these commands run last. */
    public Settings withRecentCommands(List<String> ids) {
        return with(draft -> draft.recentCommands = ids);
    }

    /** With sources opened in another editor. */
    public Settings withEditor(Editor newEditor) {
        return with(draft -> draft.editor = newEditor);
    }

    /** With timelines drawn otherwise. */
    public Settings withTimeline(Timeline newTimeline) {
        return with(draft -> draft.timeline = newTimeline);
    }

    /** With time folded in which nothing runs, or not. */
    public Settings withCollapsedIdle(boolean collapsed) {
        return withTimeline(new Timeline(collapsed, timeline.squeeze));
    }

    /** With all rows of timelines sharing the height, or not. */
    public Settings withSqueeze(boolean squeezed) {
        return withTimeline(new Timeline(timeline.collapseIdle, squeezed));
    }

    /** With time that passes otherwise in the runs of new handlers. */
    public Settings withTimeMode(TimeMode mode) {
        return with(draft -> draft.timeMode = mode.name().toLowerCase(Locale.ROOT));
    }

    /** How time passes in the runs of handlers that were not run before. */
    public TimeMode firstTimeMode() {
        return TimeMode.parse(timeMode);
    }

    /** With a target attached to last; it is remembered once, and only so many are. */
    public Settings withAttached(Attached target) {
        List<Attached> recent = new ArrayList<>(attached);
        recent.removeIf(target::isSameTarget);
        recent.addFirst(target);
        return with(draft -> draft.attached = recent.subList(0, Math.min(recent.size(), MOST_ATTACHED)));
    }

    /** As if a target had never been attached to. */
    public Settings withoutAttached(Attached target) {
        return with(draft -> draft.attached =
                attached.stream().filter(each -> !each.isSameTarget(target)).toList());
    }

    /** As if nothing had ever been attached to. */
    public Settings withoutAttached() {
        return with(draft -> draft.attached = List.of());
    }

    /** With a function's test exported last so. */
    public Settings withExported(Exported test) {
        List<Exported> recent = new ArrayList<>(exports);
        recent.removeIf(each -> each.function().equals(test.function()));
        recent.addFirst(test);
        return with(draft -> draft.exports = recent.subList(0, Math.min(recent.size(), MOST_EXPORTS)));
    }

    /** Whether all that its user chooses is as in others; what the window remembers by itself may differ. */
    boolean isChosenAs(Settings other) {
        return theme.equals(other.theme)
                && density.equals(other.density)
                && sidebar == other.sidebar
                && jdks.equals(other.jdks)
                && hiddenPanes.equals(other.hiddenPanes)
                && editor.equals(other.editor)
                && timeline.equals(other.timeline)
                && timeMode.equals(other.timeMode);
    }

    /** How a test of a function was exported last; absent when none ever was. */
    public @Nullable Exported exported(String function) {
        return exports.stream()
                .filter(each -> each.function().equals(function))
                .findFirst()
                .orElse(null);
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
