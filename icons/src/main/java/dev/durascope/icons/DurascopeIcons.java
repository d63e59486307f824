package dev.durascope.icons;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Every icon Durascope draws, by what it means. Each has a glyph of its own in the pack's font; a constant {@code STEP}
 * of code {@code E101} is drawn in {@code src/main/svg/glyphs/uE101-step.svg} and is called {@code dsi-step} in a style
 * sheet ({@code -fx-icon-code}). A code that was given away stays with its meaning.
 */
public enum DurascopeIcons implements Ikon {
    // What an operation is: its type, or the subtype an SDK gave it.
    EXECUTION(0xE100),
    STEP(0xE101),
    WAIT(0xE102),
    CALLBACK(0xE103),
    CHAINED_INVOKE(0xE104),
    CONTEXT(0xE105),
    MAP(0xE106),
    MAP_ITERATION(0xE107),
    PARALLEL(0xE108),
    PARALLEL_BRANCH(0xE109),
    WAIT_FOR_CALLBACK(0xE10A),
    WAIT_FOR_CONDITION(0xE10B),
    WITH_RETRY(0xE10C),

    // How an operation or an execution stands.
    STATUS_RUNNING(0xE120),
    STATUS_STARTED(0xE121),
    STATUS_WAITING(0xE122),
    STATUS_PENDING(0xE123),
    STATUS_READY(0xE124),
    STATUS_SUCCEEDED(0xE125),
    STATUS_FAILED(0xE126),
    STATUS_CANCELLED(0xE127),
    STATUS_TIMED_OUT(0xE128),
    STATUS_STOPPED(0xE129),
    STATUS_HELD(0xE12A),
    STATUS_PAUSED(0xE12B),
    STATUS_INTERRUPTED(0xE12C),
    STATUS_LEFT_OPEN(0xE12D),

    // What an invocation did with an operation.
    EXECUTED(0xE140),
    REPLAYED(0xE141),

    // What the debugger can do.
    RUN(0xE150),
    RESUME(0xE151),
    RUN_AGAIN(0xE152),
    STOP(0xE153),
    PAUSE(0xE154),
    STEP_OVER(0xE155),
    STEP_INTO(0xE156),
    STEP_OUT(0xE157),
    RUN_TO_CURSOR(0xE158),
    RUN_TO_SUSPENSION(0xE159),
    RUN_TO_END(0xE15A),
    BREAKPOINT(0xE15B),
    BREAKPOINT_OFF(0xE15C),
    BREAKPOINT_ADD(0xE15D),
    MUTED(0xE15E),
    HOLD_ALL(0xE15F),
    DEBUG(0xE160),
    FORK(0xE161),
    COMPARE(0xE162),

    // The faults it can inject.
    CRASH(0xE170),
    CRASH_AFTER(0xE171),
    THROTTLE(0xE172),
    SERVER_ERROR(0xE173),

    // Time, and what waits for the outside world.
    SKIP_WAIT(0xE180),
    SKIP_ALL(0xE181),
    FIRE_TIMER(0xE182),
    EXPIRE(0xE183),
    COMPLETE_CALLBACK(0xE184),
    FAIL_CALLBACK(0xE185),
    HEARTBEAT(0xE186),

    // Travel in the history.
    BACK(0xE190),
    FORWARD(0xE191),
    FIRST_EVENT(0xE192),
    PREVIOUS_INVOCATION(0xE193),
    PREVIOUS_EVENT(0xE194),
    NEXT_EVENT(0xE195),
    NEXT_INVOCATION(0xE196),
    NOW(0xE197),

    // What else the user can do.
    OPEN(0xE1A0),
    EXPORT(0xE1A1),
    COPY(0xE1A2),
    ADD(0xE1A3),
    REMOVE(0xE1A4),
    CLEAR(0xE1A5),
    CHECK(0xE1A6),
    REFRESH(0xE1A7),
    SEARCH(0xE1A8),
    NEXT_MATCH(0xE1A9),
    PREVIOUS_MATCH(0xE1AA),
    FILTER(0xE1AB),
    EXPAND_ALL(0xE1AC),
    COLLAPSE_ALL(0xE1AD),
    ZOOM_IN(0xE1AE),
    ZOOM_OUT(0xE1AF),
    FIT(0xE1B0),
    COLLAPSE_IDLE(0xE1B1),
    SQUEEZE_ROWS(0xE1B2),
    FOLLOW(0xE1B3),
    COMMAND_PALETTE(0xE1B4),
    THEME(0xE1B5),
    SETTINGS(0xE1B6),
    HELP(0xE1B7),
    MENU(0xE1B8),
    MORE(0xE1B9),
    IDE(0xE1BA),

    // Things and places.
    EXPANDED(0xE1D0),
    COLLAPSED(0xE1D1),
    HOME(0xE1D2),
    PROJECT(0xE1D3),
    JAR(0xE1D4),
    RECORDING(0xE1D5),
    CLOUD(0xE1D6),
    HANDLER(0xE1D7),
    SOURCE(0xE1D8),
    SAMPLE(0xE1D9),
    INPUT(0xE1DA),
    RESULT(0xE1DB),
    ATTEMPTS(0xE1DC),
    CONSOLE(0xE1DD),
    HISTORY(0xE1DE),
    PAST(0xE1DF),
    INVOCATIONS(0xE1E0),
    TIMELINE(0xE1E1),
    CLOCK(0xE1E2),
    INFORMATION(0xE1E3),
    WARNING(0xE1E4),
    ERROR(0xE1E5);

    /** What the name of every icon of the pack begins with. */
    static final String PREFIX = "dsi-";

    private final int code;
    private final String description;

    DurascopeIcons(int code) {
        this.code = code;
        this.description = PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The icon of a name such as {@code dsi-step}.
     *
     * @throws IllegalArgumentException when the pack has none of this name
     */
    public static DurascopeIcons findByDescription(String description) {
        for (DurascopeIcons icon : values()) {
            if (icon.description.equals(description)) {
                return icon;
            }
        }
        throw new IllegalArgumentException("There is no icon " + description + "; docs/icons.md shows those there are");
    }

    /** The icon's name in style sheets: {@code dsi-step}. */
    @Override
    public String getDescription() {
        return description;
    }

    /** The code point of its glyph, in Unicode's private use area. */
    @Override
    public int getCode() {
        return code;
    }

    /**
     * A new node that draws this icon; its size and colour come from the style sheet ({@code -fx-icon-size},
     * {@code -fx-icon-color}). A control that shows nothing but an icon also needs accessible text.
     */
    public FontIcon node() {
        return new FontIcon(this);
    }

    /** As {@link #node()}, {@code size} pixels high unless the style sheet says otherwise. */
    public FontIcon node(int size) {
        return FontIcon.of(this, size);
    }
}
