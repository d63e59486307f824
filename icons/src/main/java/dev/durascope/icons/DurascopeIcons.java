package dev.durascope.icons;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * Every icon Durascope draws, by what it means. Which glyph stands for a meaning is decided here and nowhere else, so
 * that another font changes no other file.
 */
public enum DurascopeIcons implements Ikon {
    // What an operation is: its type, or the subtype an SDK gave it.
    EXECUTION(Material2OutlinedAL.ACCOUNT_TREE),
    STEP(Material2OutlinedAL.FLASH_ON),
    WAIT(Material2OutlinedAL.HOURGLASS_EMPTY),
    CALLBACK(Material2OutlinedMZ.PHONE_CALLBACK),
    CHAINED_INVOKE(Material2OutlinedAL.LINK),
    CONTEXT(Material2OutlinedAL.LAYERS),
    MAP(Material2OutlinedMZ.VIEW_MODULE),
    MAP_ITERATION(Material2OutlinedAL.CROP_SQUARE),
    PARALLEL(Material2OutlinedAL.CALL_SPLIT),
    PARALLEL_BRANCH(Material2OutlinedMZ.SUBDIRECTORY_ARROW_RIGHT),
    WAIT_FOR_CALLBACK(Material2OutlinedMZ.PHONE_PAUSED),
    WAIT_FOR_CONDITION(Material2OutlinedMZ.RULE),
    WITH_RETRY(Material2OutlinedAL.AUTORENEW),

    // How an operation or an execution stands.
    STATUS_RUNNING(Material2OutlinedMZ.PLAY_CIRCLE_OUTLINE),
    STATUS_STARTED(Material2OutlinedMZ.PLAY_CIRCLE_OUTLINE),
    STATUS_PENDING(Material2OutlinedMZ.PENDING),
    STATUS_READY(Material2OutlinedMZ.NOT_STARTED),
    STATUS_SUCCEEDED(Material2OutlinedAL.CHECK_CIRCLE),
    STATUS_FAILED(Material2OutlinedAL.HIGHLIGHT_OFF),
    STATUS_CANCELLED(Material2OutlinedAL.BLOCK),
    STATUS_TIMED_OUT(Material2OutlinedMZ.TIMER_OFF),
    STATUS_STOPPED(Material2OutlinedMZ.STOP_CIRCLE),
    STATUS_HELD(Material2OutlinedMZ.PAUSE_CIRCLE_OUTLINE),

    // What an invocation did with an operation.
    EXECUTED(Material2OutlinedAL.FIBER_MANUAL_RECORD),
    REPLAYED(Material2OutlinedMZ.REPLAY),

    // What the user can do.
    OPEN(Material2OutlinedAL.FOLDER_OPEN),
    RUN(Material2OutlinedMZ.PLAY_ARROW),
    RUN_AGAIN(Material2OutlinedMZ.REPLAY),
    STOP(Material2OutlinedMZ.STOP),
    PAUSE(Material2OutlinedMZ.PAUSE),
    STEP_OVER(Material2OutlinedMZ.REDO),
    STEP_INTO(Material2OutlinedMZ.SOUTH),
    STEP_OUT(Material2OutlinedMZ.NORTH),
    RUN_TO_CURSOR(Material2OutlinedAL.KEYBOARD_TAB),
    BREAKPOINT(Material2AL.FIBER_MANUAL_RECORD),
    MUTED(Material2OutlinedMZ.NOTIFICATIONS_OFF),
    DEBUG(Material2OutlinedAL.BUG_REPORT),
    CRASH(Material2OutlinedAL.FLASH_OFF),
    ADD(Material2OutlinedAL.ADD),
    BACK(Material2OutlinedAL.ARROW_BACK),
    FORWARD(Material2OutlinedAL.ARROW_FORWARD),
    FIRST_EVENT(Material2OutlinedAL.FIRST_PAGE),
    PREVIOUS_INVOCATION(Material2OutlinedAL.FAST_REWIND),
    PREVIOUS_EVENT(Material2OutlinedAL.KEYBOARD_ARROW_LEFT),
    NEXT_EVENT(Material2OutlinedAL.KEYBOARD_ARROW_RIGHT),
    NEXT_INVOCATION(Material2OutlinedAL.FAST_FORWARD),
    NOW(Material2OutlinedAL.LAST_PAGE),
    SKIP_WAIT(Material2OutlinedMZ.SKIP_NEXT),
    SKIP_ALL(Material2OutlinedAL.FAST_FORWARD),
    FIRE_TIMER(Material2OutlinedAL.ALARM_ON),
    COMPLETE_CALLBACK(Material2OutlinedAL.CHECK),
    FAIL_CALLBACK(Material2OutlinedAL.CLOSE),
    HEARTBEAT(Material2OutlinedAL.FAVORITE_BORDER),
    EXPIRE(Material2OutlinedAL.HOURGLASS_DISABLED),
    SEARCH(Material2OutlinedMZ.SEARCH),
    NEXT_MATCH(Material2OutlinedAL.KEYBOARD_ARROW_DOWN),
    PREVIOUS_MATCH(Material2OutlinedAL.KEYBOARD_ARROW_UP),
    CLEAR(Material2OutlinedAL.CLEAR),
    FILTER(Material2OutlinedAL.FILTER_LIST),
    COPY(Material2OutlinedAL.CONTENT_COPY),
    EXPORT(Material2OutlinedMZ.SAVE_ALT),
    REFRESH(Material2OutlinedMZ.REFRESH),
    REMOVE(Material2OutlinedAL.DELETE),
    EXPAND_ALL(Material2OutlinedMZ.UNFOLD_MORE),
    COLLAPSE_ALL(Material2OutlinedMZ.UNFOLD_LESS),
    ZOOM_IN(Material2OutlinedMZ.ZOOM_IN),
    ZOOM_OUT(Material2OutlinedMZ.ZOOM_OUT),
    FIT(Material2OutlinedMZ.ZOOM_OUT_MAP),
    COLLAPSE_IDLE(Material2OutlinedMZ.SWAP_HORIZ),
    SQUEEZE_ROWS(Material2OutlinedAL.FORMAT_LINE_SPACING),
    FOLLOW(Material2OutlinedMZ.VERTICAL_ALIGN_BOTTOM),
    COMMAND_PALETTE(Material2OutlinedAL.KEYBOARD),
    THEME(Material2OutlinedAL.BRIGHTNESS_MEDIUM),
    SETTINGS(Material2OutlinedMZ.SETTINGS),
    HELP(Material2OutlinedAL.HELP_OUTLINE),
    MENU(Material2OutlinedMZ.MENU),
    MORE(Material2OutlinedMZ.MORE_VERT),

    // Things and places.
    EXPANDED(Material2OutlinedAL.EXPAND_MORE),
    COLLAPSED(Material2OutlinedAL.CHEVRON_RIGHT),
    JAR(Material2OutlinedAL.ARCHIVE),
    CLOUD(Material2OutlinedAL.CLOUD_QUEUE),
    HANDLER(Material2OutlinedAL.CODE),
    SAMPLE(Material2OutlinedMZ.SCHOOL),
    INPUT(Material2OutlinedAL.LOGIN),
    RESULT(Material2OutlinedMZ.OUTBOND),
    ATTEMPTS(Material2OutlinedAL.LOOP),
    CONSOLE(Material2OutlinedMZ.NOTES),
    HISTORY(Material2OutlinedAL.HISTORY),
    INVOCATIONS(Material2OutlinedMZ.VIEW_WEEK),
    TIMELINE(Material2OutlinedMZ.TIMELINE),
    CLOCK(Material2OutlinedMZ.SCHEDULE),
    INFORMATION(Material2OutlinedAL.INFO),
    WARNING(Material2OutlinedMZ.WARNING),
    ERROR(Material2OutlinedAL.ERROR_OUTLINE);

    private final Ikon glyph;

    DurascopeIcons(Ikon glyph) {
        this.glyph = glyph;
    }

    @Override
    public String getDescription() {
        return glyph.getDescription();
    }

    @Override
    public int getCode() {
        return glyph.getCode();
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
