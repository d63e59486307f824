package dev.durascope.app.cli;

import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;

/** How a status looks in text: colour never speaks alone, each has its glyph, and one in ASCII. */
enum Look {
    RUNNING('\u25b6', '>', "36"),
    WAITING('\u25d4', '~', "33"),
    ASKING('\u260e', '?', "33"),
    SUCCEEDED('\u2713', '+', "32"),
    FAILED('\u2717', 'x', "31"),
    ENDED('\u2298', '-', "31");

    private final char glyph;
    private final char ascii;
    private final String colour;

    Look(char glyph, char ascii, String colour) {
        this.glyph = glyph;
        this.ascii = ascii;
        this.colour = colour;
    }

    static Look of(Operation operation) {
        return switch (operation.status()) {
            case STARTED -> isOutsider(operation) ? ASKING : operation.isPending() ? WAITING : RUNNING;
            case PENDING, READY -> WAITING;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED, TIMED_OUT -> FAILED;
            case CANCELLED, STOPPED -> ENDED;
        };
    }

    static Look of(ExecutionStatus status, boolean held) {
        return switch (status) {
            case RUNNING -> held ? FAILED : RUNNING;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED, TIMED_OUT -> FAILED;
            case STOPPED -> ENDED;
        };
    }

    private static boolean isOutsider(Operation operation) {
        return operation.type() == OperationType.CALLBACK && operation.status() == OperationStatus.STARTED;
    }

    String glyph(Screen screen) {
        return String.valueOf(screen.hasUnicode() ? glyph : ascii);
    }

    String paint(String text, Screen screen) {
        return screen.hasColour() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
