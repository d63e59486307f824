package dev.durascope.app.text;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.time.TimeMode;

/** Calls time modes by their names: {@code Real time}, {@code Skip time}, {@code Manual time}, {@code Time ×60}. */
public final class TimeModes {
    private TimeModes() {}

    /** What a mode is called where it stands alone. */
    public static String title(TimeMode mode) {
        return switch (mode.kind()) {
            case REAL -> text("text.timeMode.real");
            case SKIP -> text("text.timeMode.skip");
            case MANUAL -> text("text.timeMode.manual");
            case SCALED -> text("text.timeMode.scaled", mode.factorText());
        };
    }

    /** What a mode does, in a sentence. */
    public static String description(TimeMode mode) {
        return switch (mode.kind()) {
            case REAL -> text("text.timeMode.real.description");
            case SKIP -> text("text.timeMode.skip.description");
            case MANUAL -> text("text.timeMode.manual.description");
            case SCALED -> text("text.timeMode.scaled.description", mode.factorText());
        };
    }
}
