package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

/** What of an execution's past is changed in its fork. */
public enum Change {
    NOTHING(text("fork.change.nothing")),
    INPUT(text("fork.change.input")),
    /** Of the operation that is selected. */
    RESULT(text("fork.change.result")),
    /** Of the operation that is selected. */
    ERROR(text("fork.change.error"));

    private final String word;

    Change(String word) {
        this.word = word;
    }

    /** The word for people. */
    public String word() {
        return word;
    }

    boolean isOfOperation() {
        return this == RESULT || this == ERROR;
    }
}
