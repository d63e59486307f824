package dev.durascope.app.timeline;

import dev.durascope.app.look.StatusLook;

/** What a bar tells at a glance; where several share a pixel, the last of these is the one that is drawn. */
enum Tone {
    SPAN(Ink.SPAN),
    ENDED(Ink.ENDED),
    WAITING(Ink.WAITING),
    SUCCEEDED(Ink.SUCCEEDED),
    HELD(Ink.HELD),
    RUNNING(Ink.RUNNING),
    FAILED(Ink.FAILED);

    private final Ink ink;

    Tone(Ink ink) {
        this.ink = ink;
    }

    Ink ink() {
        return ink;
    }

    /** The tone of a bar. A wait that has ended well was a wait all the same; a span only tells when it failed. */
    static Tone of(BarKind kind, StatusLook look) {
        Tone tone = of(look);
        return switch (kind) {
            case ATTEMPT -> tone;
            case WAIT -> tone == FAILED || tone == ENDED ? tone : WAITING;
            case SPAN -> tone == FAILED ? FAILED : SPAN;
        };
    }

    /** The tone of a status. */
    static Tone of(StatusLook look) {
        return switch (look) {
            case RUNNING, READY -> RUNNING;
            case WAITING, RETRYING, INTERRUPTED -> WAITING;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED, TIMED_OUT -> FAILED;
            case CANCELLED, STOPPED, LEFT_OPEN -> ENDED;
            case HELD, PAUSED -> HELD;
        };
    }
}
