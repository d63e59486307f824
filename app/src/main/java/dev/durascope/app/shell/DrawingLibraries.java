package dev.durascope.app.shell;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The system's libraries that JavaFX draws with on Linux, looked for before JavaFX misses one: it would tell by stack
 * traces, and in some cases wait for ever.
 */
enum DrawingLibraries {
    FREETYPE("libfreetype.so.6", "libfreetype6", false),
    FONTCONFIG("libfontconfig.so.1", "libfontconfig1", false),
    PANGO("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", false),
    GTK("libgtk-3.so.0", "libgtk-3-0", true),
    XTEST("libXtst.so.6", "libxtst6", true);

    /** What JavaFX does without where it is missing, though not in silence. */
    private static final List<String> ACCELERATION = List.of("libGL.so.1", "libXxf86vm.so.1");

    private final String file;
    private final String debian;
    private final boolean window;

    DrawingLibraries(String file, String debian, boolean window) {
        this.file = file;
        this.debian = debian;
        this.window = window;
    }

    /**
     * Makes sure that everything is there.
     *
     * @param window whether a window is wanted, not only a picture
     * @throws IllegalStateException when something is missing; the message is one sentence for people
     */
    static void require(boolean window) {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            require(window, DrawingLibraries::loads);
            if (window && !ACCELERATION.stream().allMatch(DrawingLibraries::loads)) {
                System.setProperty("prism.order", "sw");
            }
        }
    }

    /** @param loads whether a library can be loaded */
    static void require(boolean window, Predicate<String> loads) {
        List<DrawingLibraries> missing = Arrays.stream(values())
                .filter(each -> window || !each.window)
                .filter(each -> !loads.test(each.file))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Nothing can be drawn here without "
                    + missing.stream().map(each -> each.file).collect(Collectors.joining(", "))
                    + "; on Debian and its relatives: apt install "
                    + missing.stream().map(each -> each.debian).collect(Collectors.joining(" ")));
        }
    }

    @SuppressWarnings("restricted") // it is loaded as JavaFX would load it
    private static boolean loads(String file) {
        try {
            SymbolLookup.libraryLookup(file, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
