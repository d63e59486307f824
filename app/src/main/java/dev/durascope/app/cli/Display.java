package dev.durascope.app.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a window can be shown, told before JavaFX tries and fails in its own words. */
final class Display {

    private Display() {}

    /**
     * Why no window can be shown, a sentence without its end; {@code null} when nothing speaks against it.
     *
     * @param environment of this process
     * @param osName the system property {@code os.name}
     * @param platform the system property {@code glass.platform}, with which JavaFX can do without a display
     */
    static @Nullable String missing(Map<String, String> environment, String osName, @Nullable String platform) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean ownDisplay = os.startsWith("mac") || os.startsWith("windows");
        boolean headless = "Headless".equalsIgnoreCase(platform);
        if (ownDisplay || headless || !environment.getOrDefault("DISPLAY", "").isBlank()) {
            return null;
        }
        String wayland = environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
                ? ""
                : " (Wayland is there, but JavaFX needs Xwayland)";
        return "there is no display to open a window on: DISPLAY is not set" + wayland;
    }
}
