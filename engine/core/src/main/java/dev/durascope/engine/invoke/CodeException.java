package dev.durascope.engine.invoke;

import java.io.IOException;
import java.util.Objects;

/** A function's code cannot be used; the message is one line for people and says what to do. */
public final class CodeException extends IOException {
    private static final long serialVersionUID = 1;

    CodeException(String message) {
        super(message);
    }

    CodeException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is wrong with the code; never absent. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
