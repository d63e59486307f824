package dev.durascope.app.look;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.icons.DurascopeIcons;

/** How a status is shown: colour never speaks alone, each has its glyph and its word. */
public enum StatusLook {
    RUNNING(text("look.status.running"), DurascopeIcons.STATUS_RUNNING, "status-running"),
    WAITING(text("look.status.waiting"), DurascopeIcons.STATUS_WAITING, "status-waiting"),
    RETRYING(text("look.status.retrying"), DurascopeIcons.STATUS_PENDING, "status-waiting"),
    READY(text("look.status.ready"), DurascopeIcons.STATUS_READY, "status-running"),
    SUCCEEDED(text("look.status.succeeded"), DurascopeIcons.STATUS_SUCCEEDED, "status-succeeded"),
    FAILED(text("look.status.failed"), DurascopeIcons.STATUS_FAILED, "status-failed"),
    CANCELLED(text("look.status.cancelled"), DurascopeIcons.STATUS_CANCELLED, "status-ended"),
    TIMED_OUT(text("look.status.timedOut"), DurascopeIcons.STATUS_TIMED_OUT, "status-failed"),
    STOPPED(text("look.status.stopped"), DurascopeIcons.STATUS_STOPPED, "status-ended"),
    /** A step whose invocation ended before it did: the next invocation runs it again. */
    INTERRUPTED(text("look.status.interrupted"), DurascopeIcons.STATUS_INTERRUPTED, "status-waiting"),
    /** Not ended when its execution did, and so it never will. */
    LEFT_OPEN(text("look.status.leftOpen"), DurascopeIcons.STATUS_LEFT_OPEN, "status-ended"),
    HELD(text("look.status.held"), DurascopeIcons.STATUS_HELD, "status-held"),
    /** By the debugger; STOPPED is AWS's own word for another thing. */
    PAUSED(text("look.status.paused"), DurascopeIcons.STATUS_PAUSED, "status-held");

    /** The style classes, one of which every node that shows a status carries. */
    public static final String[] STYLE_CLASSES = {
        "status-running", "status-waiting", "status-succeeded", "status-failed", "status-ended", "status-held"
    };

    private final String word;
    private final DurascopeIcons icon;
    private final String styleClass;

    StatusLook(String word, DurascopeIcons icon, String styleClass) {
        this.word = word;
        this.icon = icon;
        this.styleClass = styleClass;
    }

    /** The word for people. */
    public String word() {
        return word;
    }

    /** The glyph. */
    public DurascopeIcons icon() {
        return icon;
    }

    /** The style class that colours it. */
    public String styleClass() {
        return styleClass;
    }

    /** The look of an operation that suspends the execution while it is open, or runs code while it is open. */
    public static StatusLook of(OperationStatus status, boolean suspends) {
        return switch (status) {
            case STARTED -> suspends ? WAITING : RUNNING;
            case PENDING -> RETRYING;
            case READY -> READY;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
            case TIMED_OUT -> TIMED_OUT;
            case STOPPED -> STOPPED;
        };
    }

    /** The look of a whole execution. */
    public static StatusLook of(ExecutionSummary summary) {
        return of(summary.status(), summary.held());
    }

    /** The look of a whole execution. */
    public static StatusLook of(ExecutionFacts facts) {
        return of(facts.status(), facts.held());
    }

    /** How an execution of a status looks that is not held. */
    public static StatusLook of(ExecutionStatus status) {
        return of(status, false);
    }

    private static StatusLook of(ExecutionStatus status, boolean held) {
        return switch (status) {
            case RUNNING -> held ? HELD : RUNNING;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case TIMED_OUT -> TIMED_OUT;
            case STOPPED -> STOPPED;
        };
    }
}
