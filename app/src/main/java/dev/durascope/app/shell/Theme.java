package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** How the window is coloured. */
public enum Theme {
    LIGHT(text("shell.theme.light")),
    DARK(text("shell.theme.dark")),
    SYSTEM(text("shell.theme.system"));

    private static final String COMMON = sheet("durascope.css");
    private static final String LIGHT_COLOURS = sheet("light.css");
    private static final String DARK_COLOURS = sheet("dark.css");

    private final String title;

    Theme(String title) {
        this.title = title;
    }

    /** As it stands in the menu. */
    public String title() {
        return title;
    }

    /** As settings name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The theme that settings name; an unknown name follows the system. */
    public static Theme of(String id) {
        for (Theme theme : values()) {
            if (theme.id().equals(id)) {
                return theme;
            }
        }
        return SYSTEM;
    }

    /** Whether it is dark now. */
    public boolean isDark() {
        return this == DARK || this == SYSTEM && Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    /** Colours the application and a scene. */
    public void apply(Scene scene) {
        boolean dark = isDark();
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(List.of(dark ? DARK_COLOURS : LIGHT_COLOURS, COMMON));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
