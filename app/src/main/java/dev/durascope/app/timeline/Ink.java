package dev.durascope.app.timeline;

import java.util.Locale;

/** What something is drawn in. Which colour that is, the style sheet says: {@code -ds-ink-failed} and the like. */
enum Ink {
    GROUND,
    HEAD,
    LINE,
    GRID,
    TEXT,
    QUIET,
    SPAN,
    RUNNING,
    WAITING,
    SUCCEEDED,
    FAILED,
    ENDED,
    HELD,
    INVOCATION,
    SELECTED,
    MARKED,
    MARK,
    CURSOR,
    FOCUS;

    /** The style sheet's name for it. */
    String property() {
        return "-ds-ink-" + name().toLowerCase(Locale.ROOT);
    }
}
