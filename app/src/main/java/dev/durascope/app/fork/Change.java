package dev.durascope.app.fork;

/** What of an execution's past is changed in its fork. */
public enum Change {
    NOTHING("Nothing"),
    INPUT("Input"),
    /** Of the operation that is selected. */
    RESULT("Result"),
    /** Of the operation that is selected. */
    ERROR("Error");

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
